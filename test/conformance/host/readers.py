"""How clients read a seed over HTTP: cloud-init's own readers, and one that goes down the listings as people do."""
import hashlib
import json
import os
import socket
import sys
import urllib.request


def attempt(reader, url):
    try:
        return reader(url)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def digest(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def nocloud(url):
    from cloudinit import util

    meta, user, vendor = util.read_seeded(f"{url}/")[:3]
    return {"id": meta["instance-id"], "hostname": meta["local-hostname"], "user_data": digest(user), "vendor_data": digest(vendor)}


def ec2(url):
    from cloudinit.sources.helpers import ec2 as helper

    meta = helper.get_instance_metadata("2009-04-04", url)
    user = helper.get_instance_userdata("2009-04-04", url)
    return {"id": meta["instance-id"], "hostname": meta["local-hostname"], "user_data": digest(user)}


def openstack(url):
    from cloudinit.sources.helpers import openstack as helper

    found = helper.MetadataReader(url).read_v2()
    return {"id": found["metadata"]["uuid"], "hostname": found["metadata"]["hostname"], "user_data": digest(found["userdata"])}


def namespace(url):
    """Down the listings, as people do it with curl; NAMESPACE is the first segment of the tree."""
    def get(path):
        with urllib.request.urlopen(f"{url}/{path}", timeout=10) as answer:
            if answer.geturl() != f"{url}/{path}":
                raise RuntimeError(f"a redirect to {answer.geturl()}")
            return answer.read()

    name = os.environ["NAMESPACE"]
    newest = get(name).decode().split()[-1]
    listing = get(f"{name}/{newest}/").decode().split()
    meta = json.loads(get(f"{name}/{newest}/meta_data.json"))
    keys = {}
    for key in get(f"{name}/{newest}/meta_data").decode().split():
        keys[key] = get(f"{name}/{newest}/meta_data/{key}").decode()
    return {"id": meta["id"], "hostname": keys["public-hostname"], "user_data": digest(get(f"{name}/{newest}/user_data")), "listing": listing}


READERS = {"nocloud": nocloud, "ec2": ec2, "openstack": openstack, "namespace": namespace}


def pipelined(requests, target):
    """The answers to requests that were sent at once on one connection: (status, body)."""
    with socket.create_connection(target, timeout=10) as connection:
        connection.sendall(b"".join(requests))
        stream = connection.makefile("rb")
        for _ in requests:
            line = stream.readline()
            if not line:
                break
            status = int(line.split(b" ", 2)[1])
            length = 0
            while (header := stream.readline()) not in (b"\r\n", b""):
                key, _, value = header.partition(b":")
                if key.lower() == b"content-length":
                    length = int(value)
            yield status, stream.read(length)


def main():
    """readers.py URL READER...: what each reader makes of the seed at a URL, as JSON."""
    from cloudinit.sources.helpers import openstack as helper

    # OpenStack's asks for EC2's data at 169.254.169.254, wherever it reads the rest.
    helper.MetadataReader._read_ec2_metadata = lambda _: {}
    print(json.dumps({name: attempt(READERS[name], sys.argv[1]) for name in sys.argv[2:]}))


if __name__ == "__main__":
    main()
