/** Knows which link to the rest of a list is followed: one on the same origin, since another would get the manager's token. */
import { FederationError } from '../core/error.ts'

/** Where a list is read, and the input that says so. */
export interface PagedService {
  readonly name: string
  readonly endpoint: string
  readonly input: string
}

/**
 * Returns the link to the next page, or undefined after the last.
 * @throws FederationError `service-unavailable` for a link to another origin: a list must not end early unnoticed
 */
export function nextPage(link: string | undefined, { name, endpoint, input }: PagedService): string | undefined {
  if (link === undefined || new URL(link, endpoint).origin === new URL(endpoint).origin) return link
  throw new FederationError(
    'service-unavailable',
    `${name} points to another host (${new URL(link).host}) for the rest of the list.`,
    { hint: `Let \`${input}\` rewrite paging links, or leave it out.` },
  )
}
