"use strict";
exports.id = 428;
exports.ids = [428];
exports.modules = {

/***/ 7428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readCertificateFile: () => (/* binding */ readCertificateFile)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/asn1js/build/index.js
var build = __webpack_require__(4549);
// EXTERNAL MODULE: ./build/core/visible.js
var visible = __webpack_require__(2244);
// EXTERNAL MODULE: ./build/runner/machine.js
var machine = __webpack_require__(9290);
;// CONCATENATED MODULE: ./build/runner/x509-signature.js
/** Tells the hash of a certificate's signature by its algorithm identifier (RFC 5280 section 4.1.1.2, RFC 4055). */

const PSS = '1.2.840.113549.1.1.10';
/** Algorithms of signatures, and hashes of RSASSA-PSS, by their object identifiers. */
const HASHES = {
    '1.2.840.113549.1.1.2': 'MD2',
    '1.2.840.113549.1.1.3': 'MD4',
    '1.2.840.113549.1.1.4': 'MD5',
    '1.2.840.113549.1.1.5': 'SHA-1',
    '1.2.840.113549.1.1.11': 'SHA-256',
    '1.2.840.113549.1.1.12': 'SHA-384',
    '1.2.840.113549.1.1.13': 'SHA-512',
    '1.2.840.113549.1.1.14': 'SHA-224',
    '1.2.840.10040.4.3': 'SHA-1',
    '1.2.840.10045.4.1': 'SHA-1',
    '1.2.840.10045.4.3.1': 'SHA-224',
    '1.2.840.10045.4.3.2': 'SHA-256',
    '1.2.840.10045.4.3.3': 'SHA-384',
    '1.2.840.10045.4.3.4': 'SHA-512',
    '1.3.14.3.2.2': 'MD4',
    '1.3.14.3.2.3': 'MD5',
    '1.3.14.3.2.26': 'SHA-1',
    '1.3.14.3.2.27': 'SHA-1',
    '1.3.14.3.2.29': 'SHA-1',
    '2.16.840.1.101.3.4.2.1': 'SHA-256',
    '2.16.840.1.101.3.4.2.2': 'SHA-384',
    '2.16.840.1.101.3.4.2.3': 'SHA-512',
    '2.16.840.1.101.3.4.2.4': 'SHA-224',
};
function partsOf(block) {
    return block instanceof build/* Constructed */.BL || block instanceof build/* Sequence */.gd ? block.valueBlock.value : [];
}
function identifierOf(block) {
    return block instanceof build/* ObjectIdentifier */.dS ? block.valueBlock.toString() : '';
}
/** Returns `SHA-256` and the like; undefined for a signature without a hash of its own, or an unknown one. */
function signatureHashOf(der) {
    const [, algorithm] = partsOf((0,build/* fromBER */.mH)(der).result);
    const [identifier, parameters] = partsOf(algorithm);
    if (identifierOf(identifier) !== PSS)
        return HASHES[identifierOf(identifier)];
    // The parameter [0] names the hash; without it RFC 4055 means SHA-1.
    const named = partsOf(parameters).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
    const [hash] = partsOf(partsOf(named)[0]);
    return named === undefined ? 'SHA-1' : HASHES[identifierOf(hash)];
}

;// CONCATENATED MODULE: ./build/runner/x509.js
/** Reads certificate files: PEM or DER, by Node's X.509 and an ASN.1 library, into what they hold. */





// Without hyphens in it; what a label promises is not believed, but told apart by it.
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|^PuTTY-User-Key-File-/m;
// JWK (RFC 7518, where `d` is the private part) and the XML of .NET: each by two signs that stand anywhere.
const PRIVATE_PAIRS = [
    [/"kty"\s*:/, /"d"\s*:/],
    [/<RSAKeyValue>/, /<D>/],
];
function holdsPrivateKey(text) {
    return PRIVATE_KEY.test(text) || PRIVATE_PAIRS.some((signs) => signs.every((sign) => sign.test(text)));
}
const BASE64 = /^[A-Za-z0-9+/\s]{64,}={0,2}\s*$/;
const LABELS = {
    'TRUSTED CERTIFICATE': 'trusted-certificate',
    'CERTIFICATE REQUEST': 'request',
    'NEW CERTIFICATE REQUEST': 'request',
    PKCS7: 'pkcs7',
    CMS: 'pkcs7',
    PKCS12: 'pkcs12',
    'PUBLIC KEY': 'public-key',
    'RSA PUBLIC KEY': 'public-key',
};
/** Tells what a structure of ASN.1 is that is no certificate, by the forms of PKCS#1, #7, #8, #10, #12, SEC 1 and X.509. */
function kindOf({ valueBlock: { value } }) {
    const [first, second, third] = value;
    if (first instanceof build/* ObjectIdentifier */.dS)
        return 'pkcs7';
    if (first instanceof build/* Integer */.jz) {
        const version = first.valueBlock.valueDec;
        if (version === 3 && second instanceof build/* Sequence */.gd)
            return 'pkcs12';
        const isKey = second instanceof build/* Integer */.jz || second instanceof build/* OctetString */.lW || third instanceof build/* OctetString */.lW;
        return isKey ? 'private-key' : 'unknown';
    }
    if (first instanceof build/* Sequence */.gd && second instanceof build/* OctetString */.lW)
        return 'private-key';
    if (first instanceof build/* Sequence */.gd && value.length === 2)
        return 'public-key';
    const isRequest = first instanceof build/* Sequence */.gd && first.valueBlock.value[0] instanceof build/* Integer */.jz && value.length === 3;
    return isRequest ? 'request' : 'unknown';
}
function toX509(der) {
    try {
        return new external_node_crypto_.X509Certificate(der);
    }
    catch {
        return undefined;
    }
}
/** Reads the first structure of DER bytes, and tells how many bytes it takes; all of them where that cannot be told. */
function readElement(bytes) {
    try {
        const { result, offset } = (0,build/* fromBER */.mH)(bytes);
        if (offset <= 0 || !(result instanceof build/* Sequence */.gd))
            return { element: { kind: 'broken' }, length: bytes.length };
        const x509 = toX509(bytes.subarray(0, offset));
        return { element: x509 === undefined ? { kind: kindOf(result) } : { kind: 'certificate', x509 }, length: offset };
    }
    catch {
        // Nested deeper than the library follows.
        return { element: { kind: 'broken' }, length: bytes.length };
    }
}
/** Reads DER structures one after the other; blanks behind the last one are what an editor left. */
function readDer(bytes) {
    const elements = [];
    for (let rest = bytes; rest.length > 0 && !/^\s*$/.test(Buffer.from(rest).toString('latin1'));) {
        const { element, length } = readElement(rest);
        elements.push(element);
        rest = rest.subarray(length);
    }
    return elements;
}
function readBlock(label, body) {
    const kind = LABELS[label];
    if (kind !== undefined)
        return [{ kind }];
    if (label !== 'CERTIFICATE' && label !== 'X509 CERTIFICATE')
        return [];
    return readDer(Buffer.from(body, 'base64')).slice(0, 1);
}
function readPem(text) {
    const blocks = [...text.matchAll(BLOCK)];
    const elements = blocks.flatMap(([, label = '', body = '']) => readBlock(label, body));
    // An opening line without its end: the file was cut.
    const begun = text.split('-----BEGIN CERTIFICATE-----').length - 1;
    const whole = blocks.filter(([, label]) => label === 'CERTIFICATE').length;
    return begun > whole ? [...elements, { kind: 'broken' }] : elements;
}
/** The text of UTF-16 bytes with or without a byte order mark; undefined for other bytes. */
function utf16(bytes) {
    const [first = 0, second = 0] = bytes;
    const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
    const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
    if (bytes.length < 4 || first === 0x30 || !(little || big))
        return undefined;
    return new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes);
}
function keyOf(x509) {
    try {
        const { asymmetricKeyType = '', asymmetricKeyDetails = {} } = x509.publicKey;
        if (asymmetricKeyType === 'rsa')
            return { algorithm: 'rsa', bits: asymmetricKeyDetails.modulusLength ?? 0 };
        const { namedCurve } = asymmetricKeyDetails;
        return { algorithm: 'other', name: `${asymmetricKeyType.toUpperCase()}${namedCurve ? ` (${namedCurve})` : ''}` };
    }
    catch {
        return { algorithm: 'other', name: 'of an unknown algorithm' };
    }
}
const isoSecond = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
function toCertificate(x509) {
    const der = x509.raw;
    return {
        der: der.toString('base64'),
        subject: (0,visible/* visible */.R)((x509.subject ?? '').split('\n').join(', ')),
        thumbprint: (0,machine/* thumbprintOf */.rK)(der.toString('base64')),
        thumbprintSha256: (0,external_node_crypto_.createHash)('sha256').update(der).digest('hex').toUpperCase(),
        notBefore: isoSecond(x509.validFrom),
        notAfter: isoSecond(x509.validTo),
        key: keyOf(x509),
        signatureHash: signatureHashOf(der),
    };
}
/** True when the issuer's name and key are those of another certificate; a key that Node cannot use counts by its name. */
function isIssuedBy(x509, issuer) {
    if (x509.issuer !== issuer.subject)
        return false;
    try {
        return x509.verify(issuer.publicKey);
    }
    catch {
        return true;
    }
}
function filed(all) {
    const issuers = (x509) => all.flatMap((other, index) => (!other.raw.equals(x509.raw) && isIssuedBy(x509, other) ? [index] : []));
    return all.map((x509) => ({ certificate: toCertificate(x509), issuedBy: issuers(x509) }));
}
/** Reads what a certificate file holds; nothing of a private key is kept. */
function readCertificateFile(bytes) {
    const wide = utf16(bytes);
    if (wide !== undefined)
        return { kind: holdsPrivateKey(wide) ? 'private-key' : 'utf-16' };
    const text = Buffer.from(bytes)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, '');
    if (text.trim() === '')
        return { kind: 'empty' };
    const elements = bytes[0] === 0x30 && !text.includes('-----BEGIN') ? readDer(bytes) : readPem(text);
    const x509s = elements.flatMap((each) => (each.kind === 'certificate' ? [each.x509] : []));
    const withPrivateKey = holdsPrivateKey(text) || elements.some(({ kind }) => kind === 'private-key');
    const broken = elements.find(({ kind }) => kind === 'broken' || kind === 'pkcs12')?.kind;
    if (x509s.length > 0 && broken === undefined)
        return { kind: 'certificates', certificates: filed(x509s), withPrivateKey };
    if (withPrivateKey)
        return { kind: 'private-key' };
    const [other = { kind: BASE64.test(text) ? 'bare-base64' : 'unknown' }] = elements;
    const kind = broken ?? other.kind;
    return { kind: kind === 'certificate' ? 'unknown' : kind };
}


/***/ })

};
;