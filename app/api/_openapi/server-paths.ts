import { z } from 'zod'
import { AdjustmentsJson } from '../_schema/adjustments.ts'
import { DemoBody } from '../_schema/organisation.ts'
import { OutgoingHostsBody, OutgoingHostsInput } from '../_schema/outgoing-hosts.ts'
import { SettingsBody } from '../_schema/settings.ts'
import { BackupBody, BackupInput, BackupsBody, StorageBody } from '../_schema/storage.ts'
import { bodyOf, content, jsonOf, operation } from './operation.ts'

/** The server as a whole. */
export const serverPaths = {
  '/api/v1/settings': {
    get: operation('settings', 'Settings of the server', { 200: jsonOf('In force.', SettingsBody) }),
    put: operation(
      'changeSettings',
      'Change the settings of the server',
      { 200: jsonOf('In force from the next import on.', SettingsBody) },
      { requestBody: bodyOf(SettingsBody) },
    ),
  },
  '/api/v1/settings/outgoing-hosts': {
    get: operation('outgoingHosts', 'Hosts that the server may connect to', {
      200: jsonOf('It connects to no other.', OutgoingHostsBody),
    }),
    put: operation(
      'changeOutgoingHosts',
      'Switch outgoing connections to hosts on, and to all others off',
      { 200: jsonOf('In force from the next request on.', OutgoingHostsBody) },
      { requestBody: bodyOf(OutgoingHostsInput) },
    ),
  },
  '/api/v1/storage': {
    get: operation('storage', 'What everything takes of the disk', { 200: jsonOf('Bytes.', StorageBody) }),
  },
  '/api/v1/backups': {
    get: operation('listBackups', 'Backups in the data directory', {
      200: jsonOf('Newest first.', BackupsBody),
    }),
    post: operation(
      'createBackup',
      'Make a backup of everything',
      { 201: jsonOf('It is there, whole.', BackupBody) },
      { requestBody: bodyOf(BackupInput) },
    ),
  },
  '/api/v1/backups/{name}': {
    get: operation(
      'downloadBackup',
      'A backup, as a tar archive',
      {
        200: {
          description: 'The archive.',
          ...content('application/x-tar', z.string().meta({ format: 'binary' })),
        },
      },
      { requestParams: { path: z.object({ name: z.string() }) } },
    ),
    delete: operation(
      'deleteBackup',
      'Remove a backup',
      { 204: { description: 'Gone from the data directory.' } },
      { requestParams: { path: z.object({ name: z.string() }) } },
    ),
  },
  '/api/v1/demo': {
    post: operation('loadDemo', 'Load the demo', { 201: jsonOf('It can be looked at.', DemoBody) }),
    delete: operation('removeDemo', 'Remove the demo', { 204: { description: 'Nothing of it is left.' } }),
  },
  '/api/v1/demo/files.zip': {
    get: operation('demoFiles', 'The source files of the demo', {
      200: {
        description: 'A zip archive that can be imported as it is.',
        ...content('application/zip', z.string().meta({ format: 'binary' })),
      },
    }),
  },
  '/api/v1/demo/adjustments.json': {
    get: operation('demoAdjustments', 'What the demo changes in the factor sets', {
      200: jsonOf('As the adjustments of an organisation take it.', AdjustmentsJson),
    }),
  },
  '/api/v1/openapi.json': {
    get: operation('openApi', 'This document', {
      200: jsonOf('OpenAPI 3.1.', z.record(z.string(), z.unknown())),
    }),
  },
}
