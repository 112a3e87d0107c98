import CSeccomp
import CSystem
import Glibc

/// The system calls that reading a file takes; the kernel refuses all others from then on (seccomp, libseccomp).
///
/// Refused with `EPERM`, not by death: a library that tries more than it needs goes on without it.
enum SystemCallFilter {
    private static let allowed = [
        // Files that are open, and files that may be read: fonts, character maps, models.
        "read", "readv", "pread64", "write", "writev", "lseek", "close", "dup", "fstat", "newfstatat", "stat", "lstat",
        "statx", "statfs", "fstatfs", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getdents64",
        "getcwd",
        // Memory.
        "brk", "munmap", "mremap", "madvise", "futex", "membarrier", "set_robust_list", "rseq",
        // Time, chance and what the process may know of itself.
        "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom", "getpid",
        "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getrusage", "sysinfo", "uname", "sched_yield",
        "sched_getaffinity", "poll", "ppoll",
        // Signals to itself, and the end.
        "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall", "exit", "exit_group",
    ]

    /// A call that is allowed only where each of these holds.
    private struct Condition {
        let call: String
        let argument: UInt32
        let mask: UInt64
        let value: UInt64
    }

    private static var conditions: [Condition] {
        let writing = UInt64(O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)
        let everything = UInt64.max
        let own = UInt64(getpid())
        var conditions = [
            Condition(call: "open", argument: 1, mask: writing, value: 0),
            Condition(call: "openat", argument: 2, mask: writing, value: 0),
            // Lowering its own limits, and the signal of abort().
            Condition(call: "prlimit64", argument: 0, mask: everything, value: 0),
            Condition(call: "tgkill", argument: 0, mask: everything, value: own),
        ]
        // Memory is writable or executable, never both: two ways to be allowed.
        for call in ["mmap", "mprotect"] {
            for protection in [PROT_WRITE, PROT_EXEC] {
                conditions.append(Condition(call: call, argument: 2, mask: UInt64(protection), value: 0))
            }
        }
        for command in [F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC] {
            conditions.append(Condition(call: "fcntl", argument: 1, mask: everything, value: UInt64(command)))
        }
        return conditions
    }

    /// - Returns: 0, or the error number where the kernel or the container allows no filter.
    static func install() -> Int32 {
        guard let context = seccomp_init(cseccomp_refuse(EPERM)) else { return ENOMEM }
        defer { seccomp_release(context) }
        for call in allowed {
            // Names that this architecture does not have are negative numbers.
            let number = seccomp_syscall_resolve_name(call)
            if number >= 0 { _ = seccomp_rule_add_array(context, CSECCOMP_ALLOW, number, 0, nil) }
        }
        for condition in conditions {
            let number = seccomp_syscall_resolve_name(condition.call)
            var comparison = scmp_arg_cmp(
                arg: condition.argument, op: SCMP_CMP_MASKED_EQ, datum_a: condition.mask, datum_b: condition.value)
            if number >= 0 { _ = seccomp_rule_add_array(context, CSECCOMP_ALLOW, number, 1, &comparison) }
        }
        return -seccomp_load(context)
    }
}
