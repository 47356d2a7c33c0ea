/** One application whose secrets are planned: what was read of it, whose secrets are ours, and what its policy says. */
import type { FederationError } from '../../core/error.ts'
import { type ErrorCode } from '../../core/error.ts'
import { judge } from '../../core/policy/judge.ts'
import { issuersForPolicy, judgedTarget, type PolicyFacts } from '../fleet/permit.ts'
import type { ClientSecret } from '../../core/secret/secret.ts'
import type { SecretChange, SecretRepository } from '../../core/secret/secret-change.ts'
import type { FleetFile } from '../fleet/fleet.ts'
import type { Clock, GitHubReader, Log, TargetFacts } from '../ports.ts'
import type {
  ClientUse,
  ManagerToken,
  OpenGitHubSecret,
  ProveSecret,
  SecretStore,
  StoredSecrets,
} from '../ports-secrets.ts'
