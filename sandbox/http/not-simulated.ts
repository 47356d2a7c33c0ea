/** The sandbox's own answer to what it does not simulate: 501, so that nobody takes it for a cloud's refusal. */
import { type Answer, answer } from './answer.ts'

/** 501 with `"sandbox": "not simulated"`; `what` completes the sentence "The sandbox does not simulate …". */
export function notSimulated(what: string): Answer {
  const body = { sandbox: 'not simulated', message: `The sandbox does not simulate ${what}.` }
  return answer(501, body, { note: `not simulated: ${what}` })
}
