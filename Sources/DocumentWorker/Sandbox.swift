import CSystem
import Glibc
import Ingestion

/// Takes from this process what reading a file does not need.
///
/// Nothing here fails the work: as an ordinary user some walls cannot be built, and the others still stand. The one
/// exception is root that cannot become somebody else.
struct Sandbox {
    /// `nobody` and `nogroup` on Debian.
    private static let nobody: UInt32 = 65_534

    private let limits: ExtractionLimits
    /// Of the document's processor time, by workers before this one.
    private let spentSeconds: Int

    static func enter(_ limits: ExtractionLimits, spentSeconds: Int = 0) -> Sandbox {
        let sandbox = Sandbox(limits: limits, spentSeconds: spentSeconds)
        sandbox.setLimits()
        _ = csystem_cut_network()
        if geteuid() == 0 {
            _ = setgroups(0, nil)
            // A process that stayed root here would be worse than none.
            guard setgid(nobody) == 0, setuid(nobody) == 0, geteuid() == nobody else { abort() }
        }
        _ = csystem_no_new_privileges()
        // After setuid, which clears it.
        _ = csystem_die_with_parent(SIGKILL)
        let error = SystemCallFilter.install()
        if error != 0 {
            Worker.complain("kaynak-worker: no system call filter here (errno \(error)); the other walls stand")
        }
        return sandbox
    }

    private func setLimits() {
        _ = csystem_limit(CSYSTEM_LIMIT_MEMORY, UInt(limits.memoryBytes), UInt(limits.memoryBytes))
        allowProcessor(hard: processorSeconds(pages: limits.pages))
        _ = csystem_limit(CSYSTEM_LIMIT_CORE, 0, 0)
        // Fonts and character maps are opened one at a time.
        _ = csystem_limit(CSYSTEM_LIMIT_FILES, 64, 64)
        _ = csystem_limit(CSYSTEM_LIMIT_PROCESSES, 0, 0)
        // No file is written (a font cache would be); an attempt fails instead of killing the process. Standard output
        // is a pipe unless someone redirects it to a file.
        signal(SIGXFSZ, SIG_IGN)
        var output = stat()
        let isFile = fstat(1, &output) == 0 && (output.st_mode & S_IFMT) == S_IFREG
        let bytes = isFile ? UInt(limits.outputBytes) : 0
        _ = csystem_limit(CSYSTEM_LIMIT_FILE_SIZE, bytes, bytes)
    }

    // MARK: Processor time

    /// Grants the next page its share of processor time, in a document of so many pages.
    func beginPage(of pages: Int) { allowProcessor(hard: processorSeconds(pages: min(pages, limits.pages))) }

    private func processorSeconds(pages: Int) -> UInt {
        UInt(max(1, limits.processorSeconds(pages: pages) - spentSeconds))
    }

    /// SIGXCPU first, so that the parent can tell this limit from others; SIGKILL where that is ignored.
    private func allowProcessor(hard: UInt) {
        var used = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
        let soft = min(UInt(used.tv_sec) + UInt(max(1, limits.cpuSeconds)), hard)
        _ = csystem_limit(CSYSTEM_LIMIT_CPU, soft, hard + 1)
    }
}
