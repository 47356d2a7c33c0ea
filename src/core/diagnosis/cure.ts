/** Cures for a missing trust as data: what a person can correct, from the job to the credential to the manager. */
import type { FederatedIdentityCredential } from '../credential/credential.ts'
import type { Lint } from '../lint/finding.ts'
import type { SubjectContext } from '../subject/subject.ts'
import type { Target } from '../target.ts'
import type { CredentialForms } from './forms.ts'

/** What the job should be, as the nearest stored credential (by its name) has it. */
export type JobCure =
  /** The credential is for an environment (or, `pattern`, for those that match), and the job names none. `alone`: nothing else differs. */
  | {
      readonly kind: 'name-environment'
      readonly environment: string
      readonly pattern: boolean
      readonly credential: string
      readonly alone: boolean
    }
  /** The job's environment is spelled otherwise than the credential's, in case only or nearly. */
  | {
      readonly kind: 'spell-environment'
      readonly from: string
      readonly to: string
      readonly onlyCase: boolean
      readonly credential: string
    }
  /** The run is for a pull request, the credential for a ref. */
  | { readonly kind: 'run-on'; readonly context: SubjectContext; readonly credential: string }
  /** Nothing stored could be read: the job may have lost its environment. */
  | { readonly kind: 'ask-environment'; readonly context: SubjectContext }
  | { readonly kind: 'set-audience'; readonly audience: string; readonly credential: string }

/** A cure, worded by `report/`. */
export type Cure =
  | JobCure
  /** Nobody could read the stored credential, but Entra's number tells in what alone it differs; `command` lists what is stored. */
  | { readonly kind: 'find-stored'; readonly differs: 'audience' | 'case'; readonly command: string }
  /** The stored credential is misspelled; `command` corrects it. */
  | { readonly kind: 'correct-stored'; readonly credential: string; readonly command: string }
  /** The manager holds `permission`, which covers only what it owns. */
  | { readonly kind: 'add-owner'; readonly permission: string; readonly person: boolean; readonly command: string }
  /** A credential for what the job presents. `weaker`: than what is stored, or than what may have been meant. */
  | {
      readonly kind: 'create'
      readonly target: Target
      readonly credential: FederatedIdentityCredential
      readonly context: SubjectContext | undefined
      readonly weaker: boolean
      /** A stored one differs in spelling only: corrected, it serves, and nothing needs to be created. */
      readonly besideStored: boolean
      /** What to think about before it is trusted. */
      readonly cautions: readonly Lint[]
      readonly forms: CredentialForms
    }
