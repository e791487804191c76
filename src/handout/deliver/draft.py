"""A kit's draft as a message to one address."""

from __future__ import annotations

from email import message_from_bytes
from email.headerregistry import Address
from email.policy import SMTP
from email.utils import make_msgid

from handout.deliver.smtp import Mail

# What a draft holds for its sender to replace, and nothing could be done with here.
_PLACEHOLDERS = ("From", "To", "X-Unsent", "List-Unsubscribe", "List-Unsubscribe-Post")
# Not every server takes eight (RFC 6152).
_SEVEN_BITS = SMTP.clone(cte_type="7bit")


def addressed(draft: bytes, sender: str, recipient: str) -> Mail:
    """The same message, from the sender under the clinic's name, to the recipient.

    Args:
        draft: `message.eml` of a kit.
        sender: an address, as `require_address` lets it pass.
        recipient: likewise.
    """
    made = message_from_bytes(draft, policy=_SEVEN_BITS)
    clinic = made["From"].addresses[0].display_name
    for name in _PLACEHOLDERS:
        del made[name]
    made["From"] = Address(clinic, addr_spec=sender)
    made["To"] = Address(addr_spec=recipient)
    made["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    return Mail(sender, recipient, made.as_bytes())
