/** What a credential of a file became: named, guarded and checked, or an error. */
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
      /** The other form of a credential that stands beside it: wanted, or kept only where it is stored. */
      readonly twin?: 'wanted' | 'where-stored'
    }
  | { readonly ok: false; readonly entry: FleetCredential; readonly error: FederationError }
