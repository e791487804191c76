"""Why a mail server did not take a message, in an author's words."""

from __future__ import annotations

import smtplib
import socket
import ssl
from typing import TYPE_CHECKING

from handout.deliver.server import Scheme
from handout.diagnostics import Diagnostic, PublishError, error

if TYPE_CHECKING:
    from handout.deliver.server import Server

_TEMPORARY = range(400, 500)  # RFC 5321, 4.2.1: the sender may try again
_REFUSED = {smtplib.SMTPSenderRefused: "the sender", smtplib.SMTPDataError: "the message"}
_LONGEST = 200  # characters of a server's own words


def refusal(server: Server, fault: Exception, silence: float) -> PublishError:
    """The error for what went wrong with a server.

    Args:
        server: that did not take the message.
        fault: what the socket, TLS or smtplib raised.
        silence: the seconds that it may be silent.
    """
    return PublishError(_reason(server, fault, silence))


def _reason(server: Server, fault: Exception, silence: float) -> Diagnostic:
    if isinstance(fault, TimeoutError) or isinstance(fault.__context__, TimeoutError):
        return _timeout(server, silence)
    if isinstance(fault, ssl.SSLError):
        return _tls(server, fault)
    if isinstance(fault, smtplib.SMTPException):
        return _answer(server, fault)
    if isinstance(fault, (socket.gaierror, UnicodeError)):
        hint = "check its name, and that this machine is on the network"
        return error("smtp-unknown-host", f"the mail server {server.host} cannot be found", hint=hint)
    reason = getattr(fault, "strerror", None) or "the network fails"
    hint = "check its name and port, and that it is running"
    return error("smtp-unreachable", f"the mail server {server} cannot be reached: {reason}", hint=hint)


def without_tls(server: Server) -> PublishError:
    """The error for a server that would have the message cross a network where others can read it."""
    message = f"the mail server {server} offers no TLS (STARTTLS)"
    hint = f"nothing was sent; try {Scheme.SMTPS}:// and its port"
    return PublishError(error("smtp-tls", message, hint=hint))


def unsayable(server: Server) -> PublishError:
    """The error for a password that the protocol, as Python speaks it, has no letters for."""
    message = f"the password of {server.user} holds letters outside ASCII, which cannot be sent"
    return PublishError(error("smtp-login", message, hint="set another password for this use"))


def _timeout(server: Server, silence: float) -> Diagnostic:
    message = f"the mail server {server} did not answer within {silence:g} seconds"
    hint = "look whether the message came all the same, before you send it again"
    return error("smtp-timeout", message, hint=hint)


def _tls(server: Server, fault: ssl.SSLError) -> Diagnostic:
    if isinstance(fault, ssl.SSLCertVerificationError):
        message = f"the mail server {server} does not prove who it is: {fault.verify_message}"
        hint = "nothing was sent; write its name as in its certificate, or ask who runs it"
        return error("smtp-certificate", message, hint=hint)
    other = Scheme.SMTP if server.scheme is Scheme.SMTPS else Scheme.SMTPS
    message = f"no TLS connection to the mail server {server} could be made"
    return error("smtp-tls", message, hint=f"nothing was sent; try {other}:// and its port")


def _answer(server: Server, fault: smtplib.SMTPException) -> Diagnostic:
    if isinstance(fault, smtplib.SMTPAuthenticationError):
        # Only the number: some servers repeat what was said to them.
        message = f"the mail server {server} refused the login of {server.user} ({fault.smtp_code})"
        return error("smtp-login", message, hint="check the user and the password")
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return _refused(server, "the recipient", *next(iter(fault.recipients.values())))
    if isinstance(fault, smtplib.SMTPResponseException):
        return _refused(server, _REFUSED.get(type(fault), "to begin"), fault.smtp_code, fault.smtp_error)
    if isinstance(fault, smtplib.SMTPServerDisconnected):
        hint = "look whether the message came all the same, before you send it again"
        return error("smtp-broken-off", f"the mail server {server} broke off", hint=hint)
    message = f"the mail server {server} offers no way to log in that is known here"
    return error("smtp-login", message, hint="leave the user out, or ask who runs it")


def _refused(server: Server, what: str, code: int, words: bytes | str) -> Diagnostic:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    shown = "".join(letter if letter.isprintable() else "?" for letter in " ".join(said.split()))
    again = "it may take it later" if code in _TEMPORARY else ""
    message = f"the mail server {server} refused {what}: {code} {shown[:_LONGEST]}"
    return error("smtp-refused", message.rstrip(), hint=again)
