import Glibc

// Everything else lives outside this file: closures written here would be bound to the main actor.
exit(Worker.run(CommandLine.arguments))
