/** The transport in the shape that `@azure/identity` takes, so that the manager's requests leave the same way as all others. */
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline'
import type { HttpRequest, HttpResponse } from './http.ts'
import type { Repeat } from './retry.ts'

/** Sends one request by the retry table; `most` shortens the limit for an attempt, in milliseconds. */
export type SendExchange = (
  request: Omit<HttpRequest, 'agent' | 'timeoutMs'> & { readonly most: number | undefined },
  repeat: Repeat,
  service: string,
) => Promise<HttpResponse>

function bodyOf({ body }: PipelineRequest): string | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return body
  throw new TypeError('The transport sends bodies of text only.')
}

/**
 * Adapts the transport as the HTTP client of a pipeline. An agent that a policy of the pipeline chose is left aside: the
 * transport knows the job's proxy. Plain http, which is a machine's identity endpoint, is asked once: the library
 * has rules of its own for it.
 */
export function toHttpClient(send: SendExchange): HttpClient {
  return {
    async sendRequest(request): Promise<PipelineResponse> {
      const { method, url, headers, timeout, abortSignal } = request
      const response = await send(
        {
          method,
          url,
          headers: headers.toJSON({ preserveCase: true }),
          body: bodyOf(request),
          signal: abortSignal as AbortSignal | undefined,
          most: timeout > 0 ? timeout : undefined,
        },
        url.startsWith('http:') ? 'once' : 'safe',
        'Microsoft Entra',
      )
      // Whoever calls this has loaded the library already.
      const { createHttpHeaders } = await import('@azure/core-rest-pipeline')
      return {
        request,
        status: response.status,
        headers: createHttpHeaders(response.headers),
        bodyAsText: response.text,
      }
    },
  }
}
