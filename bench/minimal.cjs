'use strict'
// The yardstick: the same two requests with node:https and nothing else: no checks, no masks, no outputs.
const https = require('node:https')

function send(url, options, body) {
  return new Promise((resolve, reject) => {
    const request = https.request(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve(JSON.parse(text)))
    })
    request.on('error', reject)
    request.end(body)
  })
}

async function main() {
  const { env } = process
  const url = new URL(env.ACTIONS_ID_TOKEN_REQUEST_URL)
  url.searchParams.set('audience', 'api://AzureADTokenExchange')
  const headers = { Authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` }
  const { value } = await send(url, { headers })
  const form = new URLSearchParams({
    client_id: env['INPUT_CLIENT-ID'],
    scope: 'https://management.azure.com/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: value,
    grant_type: 'client_credentials',
  })
  const token = await send(
    `${env['INPUT_AUTHORITY-HOST']}/${env['INPUT_TENANT-ID']}/oauth2/v2.0/token`,
    { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
    form.toString(),
  )
  if (!token.access_token) process.exitCode = 1
}

main()
