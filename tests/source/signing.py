"""PDFs signed with a key and certificate made for the tests."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

STAMPED_AT = datetime(2026, 5, 28, 10, 25, 3, tzinfo=UTC)


def sign(
    pdf: bytes,
    *,
    signer: str = "Nguyễn Văn Thử",
    field: str = "ChuKy1",
    page: int = 0,
    visible: bool = True,
    stamped: bool = False,
) -> bytes:
    """The PDF with a signature added.

    Args:
        pdf: the file to sign.
        signer: common name of the certificate.
        field: name of the signature field.
        page: 0-based page that shows it.
        visible: it is shown on the page.
        stamped: with the token of a timestamp authority, which says ``STAMPED_AT``.
    """
    certificate, key = _identity(signer)
    simple = signers.SimpleSigner(
        signing_cert=certificate, signing_key=key, cert_registry=SimpleCertificateStore.from_certs([certificate])
    )
    metadata = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    place = fields.SigFieldSpec(field, on_page=page, box=(300, 60, 460, 120) if visible else (0, 0, 0, 0))
    signing = signers.PdfSigner(
        metadata, signer=simple, timestamper=_authority() if stamped else None, new_field_spec=place
    )
    output = signing.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)))
    return bytes(output.getvalue())


def append(pdf: bytes) -> bytes:
    """The PDF with an incremental update that changes its first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Note"] = generic.pdf_string("added later")
    writer.update_container(page)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


@cache
def _identity(name: str) -> tuple[asn1_x509.Certificate, keys.PrivateKeyInfo]:
    """A self-signed certificate and its key, as pyhanko takes them."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Sở Thử nghiệm tỉnh Minh Họa"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return (
        asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(private),
    )


def _authority() -> DummyTimeStamper:
    certificate, key = _identity("Máy cấp dấu thời gian thử")
    return DummyTimeStamper(certificate, key, fixed_dt=STAMPED_AT)
