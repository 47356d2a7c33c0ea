/** The schema of a certificate in a file: the public part of what an application signs its assertions with. */
import * as z from 'zod'
import { DISPLAY_NAME_LIMIT } from '../core/certificate/stored-key.ts'
import { text } from './terms.ts'

const KINDS = /\.(?:cer|crt|pem)$/i
const PFX = /\.(?:pfx|p12)$/i

/** One entry of `certificates:`. */
export const certificateSchema = z
  .strictObject({
    file: text(
      'A file',
      'Certificate file (.cer, .pem, .crt; DER or PEM), from the root of the checkout; of a chain the leaf.',
    ).superRefine((path, context) => {
      if (KINDS.test(path)) return
      const message = PFX.test(path)
        ? 'A .pfx holds the private key: export the certificate alone as .cer or .pem, and keep the .pfx out of the repository.'
        : 'A certificate file ends in .cer, .pem or .crt.'
      context.addIssue({ code: 'custom', message })
    }),
    'display-name': text('A display name', 'Name of the certificate that people see; default: its subject.')
      .max(
        DISPLAY_NAME_LIMIT,
        `Entra shortens a display name after ${DISPLAY_NAME_LIMIT} characters: write a shorter one.`,
      )
      .optional(),
  })
  .describe('A certificate by which the application signs in.')

export type CertificateEntry = z.infer<typeof certificateSchema>
