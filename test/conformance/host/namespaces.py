"""Network namespaces without names: they end with the process that made them."""
import ctypes
import os
import signal
import subprocess
import threading

CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None, use_errno=True)


class Namespace:
    """A network namespace that lives as long as this object's descriptor."""

    def __init__(self):
        opened = []

        def make():
            check(libc.unshare(CLONE_NEWNET), "unshare")
            opened.append(os.open("/proc/thread-self/ns/net", os.O_RDONLY))

        in_thread(make)
        self.fd = opened[0]
        self.path = f"/proc/{os.getpid()}/fd/{self.fd}"

    def enter(self):
        """Moves the calling thread, and no other, into the namespace."""
        check(libc.setns(self.fd, CLONE_NEWNET), "setns")

    def command(self, words):
        return ["nsenter", f"--net={self.path}", *words]

    def run(self, words, text="", timeout=60):
        done = subprocess.run(self.command(words), input=text, capture_output=True, text=True, timeout=timeout)
        return {"code": done.returncode, "stdout": done.stdout, "stderr": done.stderr}

    def must(self, words, text=""):
        done = self.run(words, text)
        if done["code"] != 0:
            raise RuntimeError(f"{' '.join(words)}: {done['stderr']}")
        return done["stdout"]


def check(result, what):
    if result != 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")


def in_thread(action):
    failure = []

    def guarded():
        try:
            action()
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=guarded)
    thread.start()
    thread.join()
    if failure:
        raise failure[0]


def end_with_parent():
    """For preexec_fn: the program gets SIGTERM when the thread that started it ends."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
