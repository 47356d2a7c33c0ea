/** What a person gave the sandbox and it cannot use. */

/** Its message is one sentence for the person who wrote the option, file or request. */
export class InputError extends Error {
  override readonly name = 'InputError'
}
