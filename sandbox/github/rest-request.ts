/** One request to GitHub's REST API as its handlers see it. */
import type { Core } from '../core.ts'
import type { Caller } from './caller.ts'

export interface RestRequest {
  readonly core: Core
  readonly method: string
  /** Path below the API's root, still percent-encoded. */
  readonly path: string
  readonly query: URLSearchParams
  readonly accept: string
  /** The body as sent; empty without one. */
  readonly body: string
  readonly caller: Caller
  /** URL of the API's root as the caller asked it: `https://api.github.com`, or a server's `…/api/v3`. */
  readonly root: string
}
