#pragma once
// What Glibc's overlay leaves out or hides behind variadics.
#include <errno.h>
#include <sys/syscall.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

// prctl is variadic: the signal this process gets when its parent dies.
static inline int csystem_die_with_parent(int signal_number) {
    return prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0);
}

// The streams are macros over mutable globals, which Swift 6 refuses.
static inline FILE *csystem_stderr(void) { return stderr; }
static inline FILE *csystem_stdout(void) { return stdout; }

// epoll with a number per descriptor instead of a union in a packed struct.
static inline int csystem_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static inline int csystem_epoll_set(int epoll, int operation, int descriptor, unsigned int events, unsigned long token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, operation, descriptor, &event);
}

// At most 64 tokens of ready descriptors; -1 and errno as epoll_wait.
static inline int csystem_epoll_wait(int epoll, unsigned long *tokens, int capacity, int milliseconds) {
    struct epoll_event events[64];
    int count = epoll_wait(epoll, events, capacity < 64 ? capacity : 64, milliseconds);
    for (int i = 0; i < count; i++) tokens[i] = events[i].data.u64;
    return count;
}

static const unsigned int CSYSTEM_EPOLL_READABLE = EPOLLIN;
static const unsigned int CSYSTEM_EPOLL_HANGUP_ONCE = EPOLLRDHUP | EPOLLONESHOT;

static inline int csystem_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

// Declared only under _GNU_SOURCE.
extern int accept4(int, struct sockaddr *, socklen_t *, int);
static inline int csystem_accept(int listener, struct sockaddr *address, socklen_t *length) {
    return accept4(listener, address, length, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

// What a process does to be harmless: see kaynak-worker.
static inline int csystem_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

// unshare is declared only under _GNU_SOURCE. An empty network namespace has no way out; without root it takes a user
// namespace as well.
static inline int csystem_cut_network(void) {
    const unsigned long new_network = 0x40000000UL, new_user = 0x10000000UL;
    return syscall(SYS_unshare, geteuid() == 0 ? new_network : new_network | new_user);
}

// What the sandbox must refuse, for its own test: Swift hides the one, the other is variadic.
static inline int csystem_fork(void) { return fork(); }
static inline long csystem_trace_me(void) { return ptrace(PTRACE_TRACEME, 0, 0, 0); }

// The resource is an enum in glibc's C, an int in POSIX.
static inline int csystem_limit(int resource, unsigned long soft, unsigned long hard) {
    struct rlimit limit = {.rlim_cur = soft, .rlim_max = hard};
    return setrlimit(resource, &limit);
}
static const int CSYSTEM_LIMIT_MEMORY = RLIMIT_AS;
static const int CSYSTEM_LIMIT_CPU = RLIMIT_CPU;
static const int CSYSTEM_LIMIT_FILE_SIZE = RLIMIT_FSIZE;
static const int CSYSTEM_LIMIT_FILES = RLIMIT_NOFILE;
static const int CSYSTEM_LIMIT_PROCESSES = RLIMIT_NPROC;
static const int CSYSTEM_LIMIT_CORE = RLIMIT_CORE;

// pipe2 is declared only under _GNU_SOURCE; setting the flag afterwards would let a concurrent spawn inherit the pipe.
// One thread, not its process: Linux keeps a priority for each (setpriority(2), "C library/kernel differences").
static inline int csystem_thread(void) { return (int)syscall(SYS_gettid); }
static inline int csystem_lower_thread(int thread) { return setpriority(PRIO_PROCESS, (id_t)thread, 19); }

static inline int csystem_pipe(int descriptors[2]) { return syscall(SYS_pipe2, descriptors, O_CLOEXEC); }

// Declared only under _GNU_SOURCE (glibc 2.34).
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

// Declared only under _GNU_SOURCE (glibc 2.29).
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);

// open is variadic. The lock file of a folder; child processes must not inherit it.
static inline int csystem_open_lock(const char *path) { return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600); }
