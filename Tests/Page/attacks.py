"""Requests that no browser sends, as bytes on a socket. Each returns what came back, in words."""
import http.client
import json
import socket
import threading
import time
from urllib.parse import urlsplit

MEGABYTE = 1 << 20


def connection(address, seconds=20):
    place = urlsplit(address)
    return socket.create_connection((place.hostname, place.port), seconds)


def host(address):
    return urlsplit(address).netloc


def path(address, name=""):
    return urlsplit(address).path + name


def everything(link):
    """All that comes until the other side closes, or resets."""
    parts = []
    try:
        while part := link.recv(65536):
            parts.append(part)
    except (ConnectionResetError, TimeoutError):
        pass
    return b"".join(parts)


def statuses(answer):
    """The codes of all responses in what came back."""
    return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]


def send(address, *pieces):
    """Sends bytes and returns what comes back; a server that closes early is no error."""
    with connection(address) as link:
        for piece in pieces:
            try:
                link.sendall(piece)
            except (BrokenPipeError, ConnectionResetError):
                break
        return everything(link)


def head(method, target, headers):
    lines = [f"{method} {target} HTTP/1.1"] + [f"{name}: {value}" for name, value in headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def get(address, name="start", headers=()):
    return head("GET", path(address, name), [("Host", host(address)), ("Connection", "close"), *headers])


def question(address, kind, body, headers=()):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return head("POST", path(address, kind), [
        ("Host", host(address)), ("Connection", "close"), ("Content-Type", "application/json"),
        ("Content-Length", str(len(data))), *headers]) + data


def expect(found, wanted):
    assert found == wanted, f"{found} instead of {wanted}"
    return f"{found}"


# MARK: one request each

def url_of_100_kb(address):
    return expect(statuses(send(address, get(address, "a" * 100_000))), [431])


def ten_headers_of_100_kb(address):
    return expect(statuses(send(address, get(address, headers=[(f"X-{n}", "b" * 100_000) for n in range(10)]))), [431])


def many_small_headers(address):
    return expect(statuses(send(address, get(address, headers=[(f"X-{n}", "b") for n in range(5000)]))), [431])


def half_a_head(address):
    began = time.monotonic()
    answer = send(address, get(address)[:40])
    seconds = time.monotonic() - began
    assert seconds < 15, f"held for {seconds:.1f} s"
    return expect(statuses(answer), [408]) + f" after {seconds:.1f} s"


def drops_of_a_head(address):
    """A byte a second keeps nobody's patience for longer than the whole head may take."""
    began = time.monotonic()
    with connection(address) as link:
        try:
            for byte in get(address):
                link.sendall(bytes([byte]))
                time.sleep(0.5)
                assert time.monotonic() - began < 20, "a slow head is taken in for ever"
        except (BrokenPipeError, ConnectionResetError):
            pass
    return f"closed after {time.monotonic() - began:.1f} s"


def half_a_body(address):
    began = time.monotonic()
    with connection(address, 60) as link:
        link.sendall(question(address, "check", b"{" * 1000)[:-500])
        answer = everything(link)
    seconds = time.monotonic() - began
    assert seconds < 40, f"held for {seconds:.1f} s"
    return expect(statuses(answer), [408]) + f" after {seconds:.1f} s"


def smuggled(address):
    """3 MB to a refused route, and behind them what would be another request: it is answered by nothing."""
    body = b"x" * (3 * MEGABYTE)
    first = head("POST", "/elsewhere", [("Host", host(address)), ("Content-Length", str(len(body)))])
    return expect(statuses(send(address, first + body, get(address))), [404])


def lying_length(address):
    """A second request within what the first says to be its body, and behind less than it says."""
    data = json.dumps({"text": ""}).encode()
    short = head("POST", path(address, "check"), [
        ("Host", host(address)), ("Content-Type", "application/json"), ("Content-Length", "5"), ("Connection", "close")])
    answer = send(address, short + data + get(address))
    assert statuses(answer) in ([], [200], [400]), f"{statuses(answer)}"
    return f"{statuses(answer)}, and no second answer"


def two_lengths(address):
    data = b'{"text":""}'
    twice = head("POST", path(address, "check"), [
        ("Host", host(address)), ("Content-Type", "application/json"), ("Content-Length", str(len(data))),
        ("Content-Length", "3")])
    return expect(statuses(send(address, twice + data)), [400])


def chunked_body(address):
    begun = head("POST", path(address, "check"), [
        ("Host", host(address)), ("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")])
    return expect(statuses(send(address, begun + b"5\r\n{\"a\":\r\n0\r\n\r\n")), [411])


def two_hosts(address):
    return expect(statuses(send(address, get(address, headers=[("Host", "evil.example")]))), [400])


def foreign_host(address):
    return expect(statuses(send(address, head("GET", path(address, "start"), [("Host", "evil.example")]))), [421])


def foreign_origin(address):
    body = {"text": "title: x"}
    found = [statuses(send(address, question(address, "check", body, [pair]))) for pair in [
        ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site")]]
    return expect(found, [[403], [403], [403]])


def plain_form(address):
    """What a form of another site can send without asking first."""
    data = b'{"text":"a: 1"}'
    sent = head("POST", path(address, "check"), [
        ("Host", host(address)), ("Content-Type", "text/plain"), ("Content-Length", str(len(data)))])
    return expect(statuses(send(address, sent + data)), [415])


def wrong_prefix(address):
    target = "/" + "0" * 32 + "/start"
    found = [statuses(send(address, head("GET", where, [("Host", host(address))]))) for where in
             [target, "/", "/start", path(address, "../../etc/passwd"), path(address, "%2e%2e/x")]]
    return expect(found, [[404]] * 5)


def no_http(address):
    found = [statuses(send(address, junk)) for junk in [b"\x16\x03\x01\x02\x00" * 50, b"\r\n\r\nhello\r\n\r\n"]]
    assert all(codes in ([400], []) for codes in found), f"{found}"
    return f"{found}"


def no_json(address):
    answer = send(address, question(address, "solve", b'{"text": 7'))
    assert statuses(answer) == [200] and b'"failed"' in answer, answer[-200:]
    return "200, failed with a sentence"


def other_questions(address):
    """A worker is told what is asked by the address alone: no body makes another order of a question."""
    body = b'{"settings":{"folder":"/tmp"},"text":"title: x"}\n{"job":{"number":0}}'
    answer = send(address, question(address, "check", body))
    assert b'"failed"' in answer, answer[-200:]
    return "no order of a batch"


def deep_yaml(address):
    found = []
    for text in ["[" * 100_000, "a: " * 50_000, "- " * 50_000, "{a: " * 100_000,
                 "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*' + ('a' if n == 0 else f'b{n - 1}')] * 10)}]\n"
                                         for n in range(12))]:
        answer = send(address, question(address, "check", {"text": text}))
        assert b'"checked"' in answer and b'"isSound":false' in answer, answer[-200:]
        found.append(len(answer))
    return f"{len(found)} texts, each told to be wrong"


def kept_alive(address):
    """One request after the other on one connection, each as soon as the answer before it has been read."""
    place = urlsplit(address)
    link = http.client.HTTPConnection(place.hostname, place.port, timeout=20)
    for _ in range(60):
        for name, method, body in [("start", "GET", None), ("page.js", "GET", None), ("check", "POST", '{"text":""}')]:
            link.request(method, path(address, name), body, {"Content-Type": "application/json"} if body else {})
            answer = link.getresponse()
            answer.read()
            assert answer.status == 200, f"{name}: {answer.status}"
    link.close()
    return "180 requests on one connection"


def old_version(address):
    return expect(statuses(send(address, get(address).replace(b"HTTP/1.1", b"HTTP/1.0", 1))), [400])


ONE_EACH = [
    kept_alive, old_version,
    url_of_100_kb, ten_headers_of_100_kb, many_small_headers, half_a_head, drops_of_a_head, half_a_body, smuggled,
    lying_length, two_lengths, chunked_body, two_hosts, foreign_host, foreign_origin, plain_form, wrong_prefix, no_http,
    no_json, other_questions, deep_yaml]


class Pulse:
    """Asks a normal question again and again while something else goes on, and keeps the longest wait."""

    def __init__(self, address, text):
        self.address, self.text, self.waits, self.isOver = address, text, [], False

    def __enter__(self):
        self.thread = threading.Thread(target=self.beat)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.isOver = True
        self.thread.join()

    def beat(self):
        while not self.isOver:
            began = time.monotonic()
            answer = send(self.address, question(self.address, "check", {"text": self.text}))
            assert b'"isSound":true' in answer, answer[-300:]
            self.waits.append(time.monotonic() - began)
            time.sleep(0.05)

    @property
    def longest(self):
        return max(self.waits, default=0)
