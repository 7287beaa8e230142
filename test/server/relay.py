# SPDX-License-Identifier: EUPL-1.2
"""relay.py MODE CERTIFICATE KEY [USER PASSWORD]: a real mail server.

MODE is plain, starttls or smtps. It listens on a free port of 127.0.0.1,
prints "port N", and then a line for each login and each message.
"""
import asyncio
import logging
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult


def say(*words):
    print(*words, flush=True)


class Mailbox:
    async def handle_DATA(self, server, session, envelope):
        line = server.transport.get_extra_info("cipher")
        say("taken", "encrypted" if line else "open",
            "from", envelope.mail_from, "to", *envelope.rcpt_tos)
        return "250 taken"


def door_of(user, password):
    def may_enter(server, session, envelope, mechanism, data):
        ok = (data.login, data.password) == (user.encode(), password.encode())
        say("login", data.login.decode(), "right" if ok else "wrong")
        return AuthResult(success=ok, handled=False)
    return may_enter


async def serve(mode, certificate, key, user=None, password=None):
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    login = {"authenticator": door_of(user, password), "auth_required": True,
             "auth_require_tls": mode == "starttls"} if user else {}

    def connection():
        return SMTP(Mailbox(), hostname="localhost", timeout=60,
                    tls_context=tls if mode == "starttls" else None, **login)

    server = await asyncio.get_running_loop().create_server(
        connection, "127.0.0.1", 0, ssl=tls if mode == "smtps" else None)
    say("port", server.sockets[0].getsockname()[1])
    await server.serve_forever()


logging.disable()
warnings.simplefilter("ignore")
asyncio.run(serve(*sys.argv[1:]))
