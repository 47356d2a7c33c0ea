/** A certificate authority for the sandbox's own servers. */
import 'reflect-metadata'

import { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { exportPKCS8 } from 'jose'

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const
const EC_SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const
const DAY_MS = 86_400_000

/** A server's chain and private key (PEM). */
export interface Identity {
  readonly certificate: string
  readonly key: string
}

/** `pem` is what clients must trust; it lives 30 days. */
export interface Authority {
  readonly pem: string
  /** A certificate for these host names and addresses, the first one as its subject. */
  readonly issue: (names: readonly string[]) => Promise<Identity>
}

/** Makes an authority with a key of its own. Strict clients (Python 3.13) want every extension that is here. */
export async function createAuthority(): Promise<Authority> {
  const makeKeys = () => webcrypto.subtle.generateKey(EC, true, ['sign', 'verify'])
  const keys = await makeKeys()
  const validity = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 30 * DAY_MS) }
  const root = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Sandbox Root CA',
    keys,
    signingAlgorithm: EC_SIGNING,
    ...validity,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const pem = `${root.toString('pem')}\n`
  return {
    pem,
    issue: async (names) => {
      const serverKeys = await makeKeys()
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${names[0]}`,
        issuer: root.subject,
        publicKey: serverKeys.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: EC_SIGNING,
        ...validity,
        extensions: [
          new SubjectAlternativeNameExtension(names.map(alternativeName)),
          new BasicConstraintsExtension(false),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
          await SubjectKeyIdentifierExtension.create(serverKeys.publicKey),
          await AuthorityKeyIdentifierExtension.create(keys.publicKey),
        ],
      })
      return {
        certificate: `${certificate.toString('pem')}\n${pem}`,
        key: await exportPKCS8(serverKeys.privateKey),
      }
    },
  }
}

function alternativeName(value: string): { readonly type: 'dns' | 'ip'; readonly value: string } {
  return { type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value }
}

/** An authority of this process, and what it has issued: making one takes longer than the rest of a sandbox's start. */
let shared: Promise<Authority> | undefined

/** The authority that the sandboxes of a process share; the first call makes it. */
export function sharedAuthority(): Promise<Authority> {
  shared ??= createAuthority().then(({ pem, issue }) => {
    const issued = new Map<string, Promise<Identity>>()
    return {
      pem,
      issue: (names) => {
        const key = names.join()
        const identity = issued.get(key) ?? issue(names)
        issued.set(key, identity)
        return identity
      },
    }
  })
  return shared
}

/** The names under which a server on `host` is reached, loopback's first. */
export function loopbackNames(host: string): readonly string[] {
  return [...new Set(['localhost', '127.0.0.1', '::1', host])]
}
