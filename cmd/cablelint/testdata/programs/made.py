# Makes mails and archives, each with one marking in one place; documents that others made lie in the folder of
# the first argument, and what is made goes to that of the second.
import bz2, email.message, email.policy, gzip, io, lzma, mailbox, os, sqlite3, sys, tarfile, zipapp, zipfile
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

documents, folder = sys.argv[1], sys.argv[2]
mark, named = "(S//NF) The plums of ARKADIA", "(S) plums"
text = "The plums are sour this year.\n"


def put(name, data):
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def mail(subject="Plums", body=text, **how):
    m = email.message.EmailMessage()
    m["From"], m["To"], m["Subject"] = "Jane Q. Sample <jane@arkadia.example>", "desk@arkadia.example", subject
    m.set_content(body, **how)
    return m


def sent(name, m):
    put("mail-%s.eml" % name, m.as_bytes())


def document(name):
    with open(os.path.join(documents, name), "rb") as f:
        return f.read()


def attached(data, name, m=None, **how):
    m = m or mail()
    m.add_attachment(data, maintype="application", subtype="octet-stream", filename=name, **how)
    return m


# Mails: the heads.
sent("subject", mail(mark, cte="base64"))
sent("subject-encoded", mail(mark + " \u00e9t\u00e9 " + "and so on " * 9 + mark[:6], cte="base64"))
m = mail(cte="base64")
m["Comments"] = mark
sent("header", m)
m = mail(cte="base64")
m["X-Level"] = Header(mark + " \u043b\u0435\u0442\u043e", "koi8-r").encode()
sent("header-koi8", m)
m = mail(cte="base64")
m.replace_header("From", '"%s" <jane@arkadia.example>' % mark)
sent("sender", m)
# Bodies.
for cte in "base64", "quoted-printable":
    sent("body-" + cte, mail(body=mark + " \u00e9t\u00e9\n", cte=cte))
    sent("html-" + cte, mail(body="<p>%s \u00e9t\u00e9</p>" % mark, subtype="html", cte=cte))
sent("body-broken", mail(body="x" * 70 + " " + mark + " \u00e9\n", cte="quoted-printable"))
sent("body-8bit", mail(body=mark + " \u00e9\n", cte="8bit"))
for charset in "utf-16", "utf-16-le", "koi8-r", "windows-1251", "iso-2022-jp", "shift_jis", "big5", "gb18030", "euc-kr", "utf-7":
    m = MIMEText("x")
    del m["Content-Transfer-Encoding"]
    m.set_param("charset", charset)
    m["Subject"] = "Plums"
    m["Content-Transfer-Encoding"] = "base64"
    m.set_payload(__import__("base64").encodebytes((mark + "\n").encode(charset)).decode())
    sent("charset-" + charset, m)
m = mail()
m.add_alternative("<p>%s</p>" % mark, subtype="html")
sent("alternative", m)
m = mail()
m.add_alternative("<p>(<b>S</b>//<i>NF</i>) The plums</p>", subtype="html")
sent("alternative-split", m)
m = mail()
m.add_alternative("<p>Plums</p><!-- %s -->" % mark, subtype="html")
sent("html-remark", m)
m = mail()
m.add_alternative("<html><head><title>%s</title></head><p>Plums</p></html>" % mark, subtype="html")
sent("html-title", m)
m = mail()
m.add_alternative('<p>Plums <img alt="%s" src="cid:x"></p>' % mark, subtype="html")
sent("html-alt", m)
m = mail()
m.add_alternative('<p>Plums</p><div style="display:none">%s</div>' % mark, subtype="html")
sent("html-hidden", m)
m = MIMEMultipart()
m["Subject"], m.preamble = "Plums", mark
m.attach(MIMEText(text))
sent("preamble", m)
m = MIMEMultipart()
m["Subject"], m.epilogue = "Plums", mark
m.attach(MIMEText(text))
sent("epilogue", m)
m = MIMEMultipart("related")
m["Subject"] = "Plums"
m.attach(MIMEText("<p>%s</p>" % mark, "html"))
sent("related", m)
# Attachments.
sent("attachment-text", attached(mark.encode(), "a.txt"))
sent("attachment-name", attached(b"plums", named + ".txt"))
sent("attachment-name-encoded", attached(b"plums", named + " \u00e9.txt"))
m = attached(b"plums", "a.txt")
m.get_payload()[1]["Content-Description"] = mark
sent("attachment-description", m)
for suffix in "docx", "odt", "pdf", "rtf":
    sent("attachment-" + suffix, attached(document("memo/body." + suffix), "a." + suffix))
sent("attachment-xlsx", attached(document("book/cell.xlsx"), "a.xlsx"))
sent("attachment-pptx", attached(document("deck/body.pptx"), "a.pptx"))
inner = mail(mark)
outer = mail()
outer.add_attachment(inner)
sent("nested-subject", outer)
inner = mail(body=mark + " \u00e9\n", cte="base64")
outer = mail()
outer.add_attachment(inner)
sent("nested-body", outer)
twice = mail()
twice.add_attachment(outer)
sent("nested-twice", twice)
outer = mail()
outer.add_attachment(attached(mark.encode(), "a.txt"))
sent("nested-attachment", outer)
m = mail()
m.add_attachment("BEGIN:VCALENDAR\r\nSUMMARY:%s\r\nEND:VCALENDAR\r\n" % mark, subtype="calendar", filename="a.ics", cte="base64")
sent("calendar", m)
box = mailbox.mbox(os.path.join(folder, "mail-box.mbox"))
for body in text, mark:
    box.add(mail(body=body + " \u00e9\n", cte="base64"))
box.close()


# Archives.
def zipped(members, method=zipfile.ZIP_DEFLATED, comment=b"", remark=b""):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", method) as z:
        for name, data in members:
            i = zipfile.ZipInfo(name)
            i.compress_type, i.comment = method, remark
            z.writestr(i, data)
        z.comment = comment
    return b.getvalue()


def tarred(members, mode="w:", form=tarfile.PAX_FORMAT, **fields):
    b = io.BytesIO()
    with tarfile.open(fileobj=b, mode=mode, format=form) as t:
        for name, data in members:
            i = tarfile.TarInfo(name)
            i.size = len(data)
            for k, v in fields.items():
                setattr(i, k, v)
            t.addfile(i, io.BytesIO(data))
    return b.getvalue()


one, none = [("a.txt", mark.encode())], [("a.txt", b"plums")]
put("zip-stored.zip", zipped(one, zipfile.ZIP_STORED))
put("zip-deflated.zip", zipped(one))
put("zip-bzip2.zip", zipped(one, zipfile.ZIP_BZIP2))
put("zip-lzma.zip", zipped(one, zipfile.ZIP_LZMA))
put("zip-name.zip", zipped([(named + ".txt", b"plums")]))
put("zip-folder.zip", zipped([(named + "/", b""), (named + "/a.txt", b"plums")]))
put("zip-comment.zip", zipped(none, comment=mark.encode()))
put("zip-member-comment.zip", zipped(none, remark=mark.encode()))
put("zip-in-zip.zip", zipped([("inner.zip", zipped(one))]))
put("zip-in-zip-name.zip", zipped([("inner.zip", zipped([(named + ".txt", b"plums")]))]))
put("zip-docx.zip", zipped([("a.docx", document("memo/footnote.docx"))]))
put("zip-pdf.zip", zipped([("a.pdf", document("memo/body.pdf"))]))
put("zip-mail.zip", zipped([("a.eml", mail(body=mark, cte="base64").as_bytes())]))
put("zip-too-deep.zip", __import__("functools").reduce(lambda data, n: zipped([("in.zip", data)]), range(6), zipped(one)))
put("zip-before.zip", b"#!/bin/sh\nexit\n" + zipped(one))
put("zip-utf16.zip", zipped([("a.txt", mark.encode("utf-16"))]))
for form in "USTAR", "GNU", "PAX":
    for how in "", "gz", "bz2", "xz":
        put("tar-%s%s.tar" % (form.lower(), how and "-" + how), tarred(one, "w:" + how, getattr(tarfile, form + "_FORMAT")))
put("tar-name.tar", tarred([(named + ".txt", b"plums")]))
put("tar-long-name.tgz", tarred([("x" * 120 + "/" + named + ".txt", b"plums")], "w:gz", tarfile.GNU_FORMAT))
put("tar-link.tar", tarred([("a", b"")], type=tarfile.SYMTYPE, linkname=named))
put("tar-comment.tar", tarred(none, pax_headers={"comment": mark}))
put("tar-docx.tar.gz", tarred([("a.docx", document("memo/comment.docx"))], "w:gz"))
put("tar-zip.tar.bz2", tarred([("a.zip", zipped(one))], "w:bz2"))
put("gzip-text.gz", gzip.compress(mark.encode()))
put("gzip-name.gz", (lambda b: (gzip.GzipFile(named + ".txt", "wb", fileobj=b).close(), b.getvalue())[1])(io.BytesIO()))
put("gzip-two.gz", gzip.compress(b"plums\n") + gzip.compress(mark.encode()))
put("bzip2-text.bz2", bz2.compress(mark.encode()))
put("xz-text.xz", lzma.compress(mark.encode()))
os.mkdir(os.path.join(folder, "app"))
put("app/__main__.py", "print('plums')  # %s\n" % mark)
zipapp.create_archive(os.path.join(folder, "app"), os.path.join(folder, "zip-app.pyz"), "/usr/bin/python3", compressed=True)
os.remove(os.path.join(folder, "app/__main__.py"))
os.rmdir(os.path.join(folder, "app"))
base = sqlite3.connect(os.path.join(folder, "base-table.db"))
base.execute("create table plums (kind text)")
base.execute("insert into plums values (?)", (mark,))
base.commit()
base.close()
