"""A mail server of another make (aiosmtpd): STARTTLS or TLS, and a user with a password. Tells every mail it took as a line of JSON.

    mail_server.py MODE CERTIFICATE KEY     MODE is starttls, tls or plain
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        defects = [str(defect) for part in mail.walk() for defect in part.defects]
        parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
        parts = {kind: text if isinstance(text, str) else text.decode() for kind, text in parts.items()}
        tell(
            from_=envelope.mail_from, to=envelope.rcpt_tos, secured=session.ssl is not None, user=session.auth_data,
            headers={name: str(value) for name, value in mail.items()}, kind=mail.get_content_type(), parts=parts, defects=defects,
        )
        return "250 taken"


def tell(**facts):
    print(json.dumps(facts), flush=True)


def authenticate(server, session, envelope, mechanism, data):
    fine = (data.login, data.password) == (b"amt", b"geheim")
    return AuthResult(success=fine, handled=fine, auth_data=data.login.decode() if fine else None)


async def main(mode, certificate, key):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    options = {"starttls": dict(tls_context=context, require_starttls=True), "tls": dict(auth_require_tls=False), "plain": dict(auth_require_tls=False)}

    def session():
        server = SMTP(Handler(), hostname="test", authenticator=authenticate, auth_required=True, **options[mode])
        return server

    server = await asyncio.get_running_loop().create_server(session, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    tell(port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
