/** What a credential of a file became: named, guarded and checked, or an error. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import type { FederationError } from '../../core/error.ts'
import type { Declared } from '../plan/declare.ts'
import type { FleetCredential } from './fleet.ts'
import type { TrustDeclaration } from './fleet-trust.ts'

/** A credential of a file, declared, or why that was not possible. */
export type DeclaredInFleet =
  | {
      readonly ok: true
      readonly entry: FleetCredential
      readonly declared: Declared
      readonly trust: TrustDeclaration
      /** One of two forms: wanted beside the other, kept only where it is stored, or to go where it is stored. */
      readonly twin?: 'wanted' | 'where-stored' | 'finished'
      /** Of a form by names where IDs are presented: the form with IDs, under the name that is made of it. */
      readonly immutable?: FederatedIdentityCredential
      /** The repository whose names go on being trusted, since it presents them still. */
      readonly waitsFor?: string
    }
  | { readonly ok: false; readonly entry: FleetCredential; readonly error: FederationError }
