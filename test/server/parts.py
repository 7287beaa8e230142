# SPDX-License-Identifier: EUPL-1.2
"""parts.py FILE OUT: a mail as Python's own library reads it.

Writes its parts, a line each and deeper the further in, and then the calendar
in it with each of its lines whole; as a file it must be the same.
"""
import email
import email.policy
import sys


def lines(part, deep):
    """A part and what is in it."""
    more = part.get_filename() or part.get_param("method") or ""
    yield " " * deep + f"{part.get_content_type()} {more}".rstrip()
    for inner in part.iter_parts() if part.is_multipart() else ():
        yield from lines(inner, deep + 1)


with open(sys.argv[1], "rb") as file:
    letter = email.message_from_binary_file(file, policy=email.policy.default)
if any(part.defects for part in letter.walk()):
    sys.exit("it is not well made")
calendars = {part.get_payload(decode=True) for part in letter.walk()
             if part.get_content_type() in ("text/calendar", "application/ics")}
if len(calendars) != 1:
    sys.exit(f"{len(calendars)} calendars")
calendar = calendars.pop().decode().replace("\r\n ", "").replace("\r\n", "\n")
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.write("\n".join(lines(letter, 0)) + "\n" + calendar)
