/** Pages of GitHub's lists: `per_page`, `page` and the `link` header. */
import { type Answer, answer } from '../http/answer.ts'
import type { RestRequest } from './rest-request.ts'

/** Most lists; those of variables have pages of their own. */
const PAGE = { size: 30, largest: 100 }

/**
 * One page of `items`; `wrap` makes the body of the page.
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function restPage<T>(
  request: RestRequest,
  items: readonly T[],
  wrap: (page: readonly T[]) => unknown,
  { size: usual, largest } = PAGE,
): Answer {
  const size = Math.min(largest, positive(request.query.get('per_page'), usual))
  const page = positive(request.query.get('page'), 1)
  const last = Math.max(1, Math.ceil(items.length / size))
  const link = (number: number, rel: string) => {
    const query = new URLSearchParams(request.query)
    query.set('page', String(number))
    return `<${request.root}/${request.path}?${query}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ]
  const headers = links.length > 0 ? { headers: { link: links.join(', ') } } : {}
  return answer(200, wrap(items.slice((page - 1) * size, page * size)), headers)
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text ?? otherwise)
  return Number.isInteger(number) && number > 0 ? number : otherwise
}
