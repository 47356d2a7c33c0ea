/** The form of a finding about a federated credential. */

/** An `error` could never match, or Entra would refuse it; a `warning` works and is weak. */
export interface Lint {
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** One sentence. */
  readonly message: string
  /** One sentence: the right or safer choice. */
  readonly safer: string
}

/** Builds a finding of what could never work. */
export function lintError(code: string, message: string, safer: string): Lint {
  return { code, severity: 'error', message, safer }
}

/** Builds a finding of what works and is weak. */
export function lintWarning(code: string, message: string, safer: string): Lint {
  return { code, severity: 'warning', message, safer }
}

/** The findings that could never work. */
export function errorsOf(findings: readonly Lint[]): readonly Lint[] {
  return findings.filter(({ severity }) => severity === 'error')
}

/** The findings that work and are weak. */
export function warningsOf(findings: readonly Lint[]): readonly Lint[] {
  return findings.filter(({ severity }) => severity === 'warning')
}
