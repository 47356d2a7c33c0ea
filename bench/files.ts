/** Measures how long configuration files of 10 to 10,000 credentials take to be parsed, validated and multiplied, right ones and wrong ones. */
import { readConfigs } from '../src/config/config.ts'
import { FederationError } from '../src/core/error.ts'

const SIZES = [10, 100, 1_000, 10_000]
const PER_APPLICATION = 10

/** A file of so many credentials, ten per application. */
function fileOf(credentials: number, key: string): string {
  const applications = Array.from({ length: Math.ceil(credentials / PER_APPLICATION) }, (_, index) => {
    const clientId = `a0000000-0000-4000-8000-${String(index).padStart(12, '0')}`
    const entries = Array.from(
      { length: PER_APPLICATION },
      (__, each) => `      - github: { repository: octo-org/shop-${index}-${each}, ${key}: production }\n`,
    )
    return `  - client-id: ${clientId}\n    credentials:\n${entries.join('')}`
  })
  return `applications:\n${applications.join('')}`
}

/** Milliseconds until a text is read or refused, and what came of it. */
function measure(text: string): { readonly ms: number; readonly found: string } {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  try {
    const [file] = readConfigs([{ file: 'federation.yml', text }])
    const ms = took()
    return { ms, found: `${file?.targets.flatMap(({ credentials }) => credentials).length ?? 0} credentials` }
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return { ms: took(), found: `${error.details.length} mistakes` }
  }
}

for (const size of SIZES) {
  for (const key of ['environment', 'enviroment']) {
    const { ms, found } = measure(fileOf(size, key))
    const megabytes = Math.round(process.memoryUsage().rss / 1e6)
    console.log(`${String(size).padStart(6)} ${key.padEnd(11)} ${String(ms).padStart(6)} ms  ${megabytes} MB  ${found}`)
  }
}
