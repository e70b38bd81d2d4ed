import { createDocument } from 'zod-openapi'
import { choicePaths } from './choice-paths.ts'
import { figurePaths } from './figure-paths.ts'
import { importPaths } from './import-paths.ts'
import { loggingPaths } from './logging-paths.ts'
import { retryPaths } from './retry-paths.ts'
import { sciPaths } from './sci-paths.ts'
import { serverPaths } from './server-paths.ts'
import { sourcePaths } from './source-paths.ts'

const DESCRIPTION = `The questions and changes of Headroom's pages, for programs.

There are no logins: the server answers on this machine only. A program shows a token, made in Settings for one
organisation and for uploading or reading, as \`Authorization: Bearer hr_…\`. Without one, a program that changes
something (POST, PUT, PATCH, DELETE) sends the header \`x-headroom-client: cli\`; browsers are told apart by Origin and
Sec-Fetch-Site. Files are uploaded by the tus protocol, https://tus.io, version 1.0.0. Unknown query parameters are ignored. Every failure has a JSON body that says what happened and what to do next.`

/** Every route under `app/api/v1`; a contract test compares them with the files. */
const paths = {
  ...figurePaths,
  ...importPaths,
  ...choicePaths,
  ...sciPaths,
  ...retryPaths,
  ...loggingPaths,
  ...sourcePaths,
  ...serverPaths,
}

/** The API as OpenAPI 3.1, from the schemas that its inputs are read with and its answers are tested with. */
export const openApiDocument = () =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Headroom',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
  })
