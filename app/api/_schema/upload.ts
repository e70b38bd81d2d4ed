import { z } from 'zod'

const protocol = { 'Tus-Resumable': z.literal('1.0.0') }

/** What begins an upload. */
export const UploadHeaders = z.object({
  ...protocol,
  'Upload-Length': z.string().meta({ description: 'Bytes of the file.' }),
  'Upload-Metadata': z.string().meta({
    description:
      '`filename` and, after a space, what the file is called, folders included, in Base64. The name is only shown.',
  }),
})

/** What goes with the bytes of an upload. */
export const UploadOffsetHeaders = z.object({
  ...protocol,
  'Upload-Offset': z.string().meta({ description: 'Where in the file these bytes begin.' }),
})
