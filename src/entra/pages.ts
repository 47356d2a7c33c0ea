/** Reads a list of Microsoft Graph or Azure Resource Manager page by page, on the same origin and to its end. */
import { FederationError } from '../core/error.ts'
import { asObject, type JsonObject, misshapen } from './shape.ts'

/** Where a list is read, and the input that says so. */
export interface PagedService {
  readonly name: string
  readonly endpoint: string
  readonly input: string
}

/** A page's elements and the link to the next page, if there is one. */
interface Page {
  readonly value: readonly JsonObject[]
  readonly next: string | undefined
}

const MAX_PAGES = 1000

/**
 * Reads one page: `{value: [object, …]}`, and the link under `linkName`, whose absence, null and '' mean the end.
 * @throws FederationError `service-unavailable` for anything else
 */
export function parsePage(body: JsonObject | undefined, linkName: string, service: string): Page {
  const link = body?.[linkName] ?? ''
  const value = body?.value
  if (!Array.isArray(value) || typeof link !== 'string') throw misshapen(service, 200, 'a list')
  const objects = value.map(asObject).filter((each) => each !== undefined)
  if (objects.length !== value.length) throw misshapen(service, 200, 'a list of objects')
  return { value: objects, next: link === '' ? undefined : link }
}

/**
 * Returns the URL of the next page.
 * @throws FederationError `service-unavailable` for a link to another origin, which would get the manager's token
 */
function resolveLink(link: string, { name, endpoint, input }: PagedService): string {
  const url = URL.canParse(link, endpoint) ? new URL(link, endpoint) : undefined
  if (url !== undefined && url.origin === new URL(endpoint).origin) return url.href
  const where = url === undefined ? 'nowhere' : `to another host (${url.host})`
  throw new FederationError('service-unavailable', `${name} points ${where} for the rest of the list.`, {
    hint: `Let \`${input}\` rewrite paging links, or leave it out.`,
  })
}

/**
 * Follows a list to its end: no page twice, at most 1,000 pages.
 * @throws FederationError `service-unavailable` for a list without an end
 */
export async function readPages(
  first: string,
  readPage: (url: string) => Promise<Page>,
  service: PagedService,
): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = []
  const seen = new Set<string>()
  for (let url: string | undefined = first; url !== undefined; ) {
    if (seen.has(url) || seen.size >= MAX_PAGES) {
      throw new FederationError('service-unavailable', `${service.name} answers with a list that does not end.`, {
        hint: 'A gateway may be repeating pages; otherwise run again later.',
      })
    }
    seen.add(url)
    const page: Page = await readPage(url)
    for (const item of page.value) found.push(item)
    url = page.next === undefined ? undefined : resolveLink(page.next, service)
  }
  return found
}
