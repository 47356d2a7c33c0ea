/** Tells the hash of a certificate's signature by its algorithm identifier (RFC 5280 section 4.1.1.2, RFC 4055). */
import { type BaseBlock, Constructed, fromBER, ObjectIdentifier, Sequence } from 'asn1js'

const PSS = '1.2.840.113549.1.1.10'

/** Algorithms of signatures, and hashes of RSASSA-PSS, by their object identifiers. */
const HASHES: Readonly<Record<string, string>> = {
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
}

function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  return block instanceof Constructed || block instanceof Sequence ? block.valueBlock.value : []
}

function identifierOf(block: BaseBlock | undefined): string {
  return block instanceof ObjectIdentifier ? block.valueBlock.toString() : ''
}

/** Returns `SHA-256` and the like; undefined for a signature without a hash of its own, or an unknown one. */
export function signatureHashOf(der: Uint8Array): string | undefined {
  const [, algorithm] = partsOf(fromBER(der).result)
  const [identifier, parameters] = partsOf(algorithm)
  if (identifierOf(identifier) !== PSS) return HASHES[identifierOf(identifier)]
  // The parameter [0] names the hash; without it RFC 4055 means SHA-1.
  const named = partsOf(parameters).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0)
  const [hash] = partsOf(partsOf(named)[0])
  return named === undefined ? 'SHA-1' : HASHES[identifierOf(hash)]
}
