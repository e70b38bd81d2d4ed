import { z } from 'zod'
import { ColumnMappingsBody, RememberedMappingBody, RememberMappingInput } from '../_schema/column-mapping.ts'
import { ImportsBody, ProgressBody, StartedImportBody, StartImportInput } from '../_schema/import.ts'
import { PreflightBody, PreflightInput } from '../_schema/preflight.ts'
import { UploadHeaders, UploadOffsetHeaders } from '../_schema/upload.ts'
import { bodyOf, csv, id, importPath, jsonOf, operation, organisation } from './operation.ts'

/** Files in: uploads, what is in them, and imports. */
export const importPaths = {
  '/api/v1/organisations/{slug}/preflight': {
    post: operation(
      'preflight',
      'Say what would come of importing uploads together',
      { 200: jsonOf('What was found. Nothing is imported yet.', PreflightBody) },
      { requestParams: organisation, requestBody: bodyOf(PreflightInput) },
    ),
  },
  '/api/v1/organisations/{slug}/imports': {
    get: operation(
      'listImports',
      'Imports',
      { 200: jsonOf('Newest first.', ImportsBody) },
      { requestParams: organisation },
    ),
    post: operation(
      'startImport',
      'Import uploads as one import',
      { 202: jsonOf('Begun: ask for its progress.', StartedImportBody) },
      { requestParams: organisation, requestBody: bodyOf(StartImportInput) },
    ),
  },
  '/api/v1/organisations/{slug}/imports/{id}': {
    delete: operation(
      'deleteImport',
      'Delete an import',
      { 204: { description: 'Gone from every total; what it had superseded counts again.' } },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/imports/{id}/cancel': {
    post: operation(
      'cancelImport',
      'Cancel an import that waits or runs',
      { 204: { description: 'Ended: nothing of it counts.' } },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/imports/{id}/rejected.csv': {
    get: operation(
      'rejectedRows',
      'Rows that could not be read, with line and reason',
      { 200: csv },
      { requestParams: importPath },
    ),
  },
  '/api/v1/uploads': {
    post: operation(
      'createUpload',
      'Begin to upload a file, by the tus protocol',
      { 201: { description: 'Begun: its address is in the header Location.' } },
      { requestParams: { header: UploadHeaders } },
    ),
  },
  '/api/v1/uploads/{id}': {
    head: operation(
      'uploadOffset',
      'How much of a file has arrived',
      { 200: { description: 'The number of bytes is in the header Upload-Offset.' } },
      { requestParams: { path: z.object({ id }) } },
    ),
    patch: operation(
      'continueUpload',
      'Send more of a file',
      { 204: { description: 'Kept: the header Upload-Offset says how much has arrived.' } },
      {
        requestParams: { path: z.object({ id }), header: UploadOffsetHeaders },
        requestBody: {
          required: true,
          description: 'Bytes of the file, from Upload-Offset on.',
          content: { 'application/offset+octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
        },
      },
    ),
    delete: operation(
      'removeUpload',
      'Remove an upload',
      { 204: { description: 'Nothing of it is left.' } },
      { requestParams: { path: z.object({ id }) } },
    ),
  },
  '/api/v1/imports/{id}/progress': {
    get: operation(
      'importProgress',
      'How far an import is',
      { 200: jsonOf('It never goes backwards.', ProgressBody) },
      { requestParams: { path: z.object({ id }) } },
    ),
  },
  '/api/v1/organisations/{slug}/imports/{id}/reread': {
    post: operation(
      'rereadImport',
      'Read the files of an import once more, from the originals that were kept',
      {
        202: jsonOf('Begun, as another import, which replaces this one when it is done.', StartedImportBody),
      },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/column-mappings': {
    get: operation(
      'listColumnMappings',
      'What the columns of files of no known format are',
      { 200: jsonOf('Oldest first.', ColumnMappingsBody) },
      { requestParams: organisation },
    ),
    put: operation(
      'rememberColumnMapping',
      'Say what the columns of files with these headers are',
      { 200: jsonOf('Remembered, in the place of an earlier one.', RememberedMappingBody) },
      { requestParams: organisation, requestBody: bodyOf(RememberMappingInput) },
    ),
  },
  '/api/v1/organisations/{slug}/column-mappings/{id}': {
    delete: operation(
      'forgetColumnMapping',
      'Forget a mapping',
      { 204: { description: 'What was imported with it stays.' } },
      { requestParams: importPath },
    ),
  },
}
