"""Notes which functions of a Linux program are entered, by breakpoints that fire once (ptrace, x86-64)."""

import ctypes
import os
import signal
import subprocess

CONT, GET_REGISTERS, SET_REGISTERS, SEIZE = 7, 12, 13, 0x4206
# Follow forks, vforks, threads and exec; end the program when the tracer ends.
OPTIONS = 0x2 | 0x4 | 0x8 | 0x10 | 0x100000
EVENT_EXEC, EVENT_STOP = 4, 128
WALL = 0x40000000
BREAKPOINT = b"\xcc"

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
libc.ptrace.restype = ctypes.c_long


class Registers(ctypes.Structure):
    """`user_regs_struct` of x86-64, in which `rip` is the 17th of 27 registers."""

    _fields_ = [("before", ctypes.c_ulong * 16), ("rip", ctypes.c_ulong), ("after", ctypes.c_ulong * 10)]


def ptrace(request, thread, data=0):
    if libc.ptrace(request, thread, 0, data) == -1:
        raise OSError(ctypes.get_errno(), f"ptrace {request:#x} of {thread}")


class Run:
    """One run of the program: its arguments, and the functions in the order of first entry."""

    def __init__(self, pid):
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            self.arguments = file.read().decode().split("\0")[1:-1]
        self.entered = []


class Tracer:
    """Traces all processes that run `program`; `addresses` are those of its functions, as in the file."""

    def __init__(self, program, addresses):
        self.program = os.path.realpath(program)
        self.addresses = addresses
        self.original = {}
        self.bases = {}
        self.runs = []
        self.by_process = {}

    def trace_command(self, arguments, **options):
        """Runs a command to its end. Returns its exit code."""
        child = subprocess.Popen(["/bin/sh", "-c", 'kill -STOP $$; exec "$@"', "sh", *arguments], **options)
        os.waitpid(child.pid, os.WUNTRACED)
        ptrace(SEIZE, child.pid, OPTIONS)
        os.kill(child.pid, signal.SIGCONT)
        return self._follow(until=child.pid)

    def trace_server(self, pid, client):
        """Runs the command `client` while all threads of the running program `pid` are traced; then kills `pid`.

        Returns the exit code of `client`.
        """
        for thread in os.listdir(f"/proc/{pid}/task"):
            ptrace(SEIZE, int(thread), OPTIONS)
        self._insert(pid)
        code = self._follow(until=subprocess.Popen(client, stdout=subprocess.DEVNULL).pid)
        os.kill(pid, signal.SIGKILL)
        # The process is reported only when each traced thread has been.
        self._follow(until=pid)
        return code

    def _follow(self, until):
        while True:
            thread, status = os.waitpid(-1, WALL)
            if os.WIFEXITED(status) or os.WIFSIGNALED(status):
                if thread == until:
                    return os.waitstatus_to_exitcode(status)
                continue
            try:
                self._resume(thread, os.WSTOPSIG(status), status >> 16)
            except ProcessLookupError:
                pass  # It ended between the stop and the call.

    def _resume(self, thread, stop_signal, event):
        if event == EVENT_EXEC:
            self._insert(thread)
        if event or (stop_signal == signal.SIGTRAP and self._passed_breakpoint(thread)):
            stop_signal = 0
        ptrace(CONT, thread, 0 if stop_signal in (signal.SIGSTOP, signal.SIGCONT) else stop_signal)

    def _insert(self, pid):
        """Puts a breakpoint on each function, if the process runs the program."""
        self.bases.pop(pid, None)
        if os.path.realpath(f"/proc/{pid}/exe") != self.program:
            return
        self.bases[pid] = base = self._base(pid)
        self.by_process[pid] = Run(pid)
        self.runs.append(self.by_process[pid])
        with open(f"/proc/{pid}/mem", "r+b", buffering=0) as memory:
            for address in self.addresses:
                if address not in self.original:
                    memory.seek(base + address)
                    self.original[address] = memory.read(1)
                memory.seek(base + address)
                memory.write(BREAKPOINT)

    def _base(self, pid):
        with open(f"/proc/{pid}/maps") as maps:
            first = next(line for line in maps if line.rstrip().endswith(self.program))
        return int(first.split("-")[0], 16)

    def _passed_breakpoint(self, thread):
        """Removes the breakpoint that the thread stands at, and notes the function. False when there is none."""
        process = self._process(thread)
        registers = Registers()
        ptrace(GET_REGISTERS, thread, ctypes.addressof(registers))
        address = registers.rip - 1 - self.bases[process]
        if address not in self.original:
            return False
        with open(f"/proc/{process}/mem", "r+b", buffering=0) as memory:
            memory.seek(registers.rip - 1)
            # Another thread may have passed it in the same moment.
            if memory.read(1) == BREAKPOINT:
                memory.seek(registers.rip - 1)
                memory.write(self.original[address])
                self.by_process[process].entered.append(address)
        registers.rip -= 1
        ptrace(SET_REGISTERS, thread, ctypes.addressof(registers))
        return True

    def _process(self, thread):
        """The process of a thread; a fork that has not called exec yet counts as its parent."""
        with open(f"/proc/{thread}/status") as file:
            fields = dict(line.split(":\t", 1) for line in file if ":\t" in line)
        process = int(fields["Tgid"])
        if process not in self.bases:
            parent = int(fields["PPid"])
            self.bases[process], self.by_process[process] = self.bases[parent], self.by_process[parent]
        return process
