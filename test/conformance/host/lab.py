"""
lab.py: a host with a bridge and any number of clients, each in a network namespace of its own.

Reads one command a line from stdin, as JSON, and answers each with a line of JSON. The namespaces, and all that was
started in them, end with this process, however it ends: nothing is left on the machine.
"""
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback

from namespaces import Namespace, end_with_parent, in_thread
from readers import READERS, attempt, pipelined


class Lab:
    def __init__(self):
        self.host = Namespace()
        self.clients = {}
        self.daemons = []
        self.folder = tempfile.mkdtemp(prefix="seedpress-lab-", dir="/dev/shm")

    def bridge(self, addresses):
        # Frames between machines would pass the host's IP rules as well, where br_netfilter is loaded.
        self.host.must(["sh", "-c", "for f in iptables ip6tables arptables; do "
                        "echo 0 > /proc/sys/net/bridge/bridge-nf-call-$f 2>/dev/null || true; done; "
                        "echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad"])
        lines = ["link set lo up", "link add br0 type bridge forward_delay 0", "link set br0 up"]
        self.host.must(["ip", "-batch", "-"], "\n".join(lines + [f"addr add {a} dev br0 {nodad(a)}" for a in addresses]))

    def add(self, clients):
        """clients: [{name, mac, tap}]; the cable is in, the client's end is down and has no address."""
        lines = []
        for client in clients:
            namespace = Namespace()
            self.clients[client["name"]] = namespace
            lines.append(f"link add {client['tap']} type veth peer name eth0 address {client['mac']} netns {namespace.path}")
            lines.append(f"link set {client['tap']} master br0 up")
        self.host.must(["ip", "-batch", "-"], "\n".join(lines))
        for client in clients:
            self.clients[client["name"]].must(["sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad;"
                                               "ip link set lo up; ip link set eth0 up"])

    def where(self, name):
        return self.host if name == "host" else self.clients[name]

    def path(self, at):
        return self.where(at).path

    def run(self, at, words, text="", timeout=60):
        return self.where(at).run(words, text, timeout)

    def start(self, at, words, log):
        """Starts a program that stays; its output goes to a file."""
        with open(log, "ab") as output:
            daemon = subprocess.Popen(
                self.where(at).command(words),
                stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                preexec_fn=end_with_parent,
            )
        self.daemons.append(daemon)
        return daemon.pid

    def signal(self, pid, name):
        os.kill(pid, getattr(signal, name))

    def lease(self, names):
        """What dhclient is given, by client; cloud-init's own reader says what stands in the lease."""
        return self.each(names, self.lease_of)

    def lease_of(self, name):
        from cloudinit.net import dhcp

        file, pid = f"{self.folder}/{name}.lease", f"{self.folder}/{name}.pid"
        words = ["dhclient", "-1", "-q", "-sf", "/bin/true", "-lf", file, "-pf", pid, "eth0"]
        if self.clients[name].run(words, timeout=30)["code"] != 0:
            return None
        end_daemon(pid)
        lease = dhcp.parse_dhcp_lease_file(file)[-1]
        static = dhcp.parse_static_routes(lease.get("rfc3442-classless-static-routes", ""))
        return {
            "address": lease["fixed-address"],
            "mask": lease["subnet-mask"],
            "hostname": lease.get("host-name"),
            "domain": lease.get("domain-name"),
            "router": lease.get("routers"),
            "nameservers": lease.get("domain-name-servers"),
            "routes": [list(route) for route in static],
        }

    def lease6(self, name):
        """The lease file of dhclient for IPv6."""
        file, pid = f"{self.folder}/{name}.lease6", f"{self.folder}/{name}.pid6"
        words = ["dhclient", "-6", "-1", "-q", "-sf", "/bin/true", "-lf", file, "-pf", pid, "eth0"]
        self.clients[name].must(words)
        end_daemon(pid)
        with open(file, encoding="utf-8") as text:
            return text.read()

    def configure(self, leases):
        """Gives the clients what their leases say."""

        def apply(name):
            lease = leases[name]
            prefix = bin(int.from_bytes(socket.inet_aton(lease["mask"]), "big")).count("1")
            routes = [f"route add {to} via {via}" for to, via in lease["routes"]]
            lines = [f"addr add {lease['address']}/{prefix} dev eth0", *routes]
            self.clients[name].must(["ip", "-batch", "-"], "\n".join(lines))

        self.each(list(leases), apply)

    def each(self, names, action, at_once=16):
        """Runs an action for each name, some at a time."""
        results, left, lock = {}, list(names), threading.Lock()

        def work():
            while True:
                with lock:
                    if not left:
                        return
                    name = left.pop(0)
                result = action(name)
                with lock:
                    results[name] = result

        threads = [threading.Thread(target=guard(work, results)) for _ in range(min(at_once, len(left)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if "" in results:
            raise results[""]
        return results

    def read(self, names, readers, url, rounds=1):
        """All clients start at once, each in its own namespace, and read their seeds with cloud-init's readers."""
        start = threading.Barrier(len(names) + 1)
        results = {}

        def work(name):
            self.clients[name].enter()
            start.wait()
            results[name] = {reader: attempt(READERS[reader], url) for reader in readers}

        threads = [threading.Thread(target=work, args=(name,)) for name in names]
        for thread in threads:
            thread.start()
        start.wait()
        begun = time.monotonic()
        for thread in threads:
            thread.join()
        return {"seeds": results, "seconds": time.monotonic() - begun}

    def ask(self, requests, port, address, at_once=8):
        """
        requests: {client: [raw request]}, sent on one connection behind each other; answers how often each status came
        for each client, and the distinct bodies of those with status 200.
        """
        return self.each(list(requests), lambda name: self.ask_as(name, requests[name], (address, port)), at_once)

    def ask_as(self, name, requests, target):
        outcome = {"statuses": {}, "bodies": []}

        def work():
            self.clients[name].enter()
            bodies, done, batch = set(), 0, 1
            while done < len(requests):
                sent = [request.encode("latin-1") for request in requests[done:done + batch]]
                answers = list(pipelined(sent, target))
                for status, body in answers:
                    outcome["statuses"][status] = outcome["statuses"].get(status, 0) + 1
                    if status == 200:
                        bodies.add(body)
                if not answers:
                    raise RuntimeError(f"{name}: no answer to {sent[0]}")
                # nginx ends the connection after a request that it cannot read: the rest is asked again.
                batch = min(batch * 2, 64) if len(answers) == len(sent) else 1
                done += len(answers)
            outcome["bodies"] = sorted(body.decode("latin-1") for body in bodies)

        in_thread(work)
        return outcome

    def claim(self, name, address, mac, to):
        """Tells a neighbour, unasked, that an IPv6 address is at this MAC (RFC 4861, 4.4, with the override flag)."""
        option = bytes([2, 1]) + bytes.fromhex(mac.replace(":", ""))
        advertisement = bytes([136, 0, 0, 0, 0x20, 0, 0, 0]) + socket.inet_pton(socket.AF_INET6, address) + option

        def work():
            self.clients[name].enter()
            with socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6) as raw:
                raw.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_UNICAST_HOPS, 255)
                raw.sendto(advertisement, (to, 0))

        in_thread(work)

    def frames(self, sender, receiver, frames):
        """Sends Ethernet frames (hex, each with an end of its own) from eth0 of one client; which ones reach the other?"""
        arrived = []

        def work():
            self.clients[receiver].enter()
            listening = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
            listening.bind(("eth0", 0))
            listening.settimeout(0.5)
            self.clients[sender].enter()
            sending = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
            sending.bind(("eth0", 0))
            with listening, sending:
                for frame in frames:
                    sending.send(bytes.fromhex(frame))
                try:
                    while True:
                        arrived.append(listening.recv(2048).hex())
                except TimeoutError:
                    pass

        in_thread(work)
        return [any(got.endswith(frame[-16:]) for got in arrived) for frame in frames]

    def close(self):
        for daemon in self.daemons:
            if daemon.poll() is None:
                daemon.terminate()
        for daemon in self.daemons:
            daemon.wait(10)
        self.kill_all_inside()
        subprocess.run(["rm", "-rf", self.folder], check=False)

    def kill_all_inside(self):
        """Whatever is left in our namespaces was started by us, and would keep them alive."""
        ours = {os.fstat(namespace.fd).st_ino for namespace in [self.host, *self.clients.values()]}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                if os.stat(f"/proc/{pid}/ns/net").st_ino in ours and int(pid) != os.getpid():
                    os.kill(int(pid), signal.SIGKILL)
            except OSError:
                pass  # It ended by itself.


def end_daemon(pid_file):
    """dhclient writes its pid a moment after its parent has ended."""
    for _ in range(200):
        if os.path.exists(pid_file) and os.path.getsize(pid_file) > 0:
            with open(pid_file, encoding="utf-8") as text:
                os.kill(int(text.read()), signal.SIGKILL)
            return
        time.sleep(0.05)
    raise RuntimeError(f"dhclient wrote no {pid_file}")


def nodad(address):
    return "nodad" if ":" in address else ""


def guard(work, results):
    def guarded():
        try:
            work()
        except Exception as error:
            results[""] = error

    return guarded


def main():
    lab = Lab()
    try:
        for line in sys.stdin:
            name, options = json.loads(line)
            try:
                answer = {"value": getattr(lab, name)(**options)}
            except Exception:
                answer = {"error": traceback.format_exc()}
            print(json.dumps(answer), flush=True)
    finally:
        lab.close()


if __name__ == "__main__":
    main()
