import {
  DeleteSourceInput,
  NewSourceInput,
  RunSourceInput,
  SourceBody,
  SourceChangeInput,
  SourceHostsBody,
  SourceHostsInput,
  SourceRunBody,
  SourceRunsBody,
  SourcesBody,
  SourceTestBody,
  TestSourceInput,
} from '../_schema/source.ts'
import { bodyOf, importPath, jsonOf, operation, organisation } from './operation.ts'

/** Where bills are fetched from. */
export const sourcePaths = {
  '/api/v1/organisations/{slug}/sources': {
    get: operation(
      'listSources',
      'Sources with their newest runs',
      { 200: jsonOf('Oldest first, without secrets.', SourcesBody) },
      { requestParams: organisation },
    ),
    post: operation(
      'addSource',
      'Add a source',
      { 201: jsonOf('Added. Nothing is asked of it yet.', SourceBody) },
      { requestParams: organisation, requestBody: bodyOf(NewSourceInput) },
    ),
  },
  '/api/v1/organisations/{slug}/sources/test': {
    post: operation(
      'testSource',
      'Ask a source that is not added yet, without importing anything',
      { 200: jsonOf('What came of it.', SourceTestBody) },
      { requestParams: organisation, requestBody: bodyOf(TestSourceInput) },
    ),
  },
  '/api/v1/organisations/{slug}/sources/hosts': {
    post: operation(
      'sourceHosts',
      'The hosts that a source would ask',
      { 200: jsonOf('None was asked.', SourceHostsBody) },
      { requestParams: organisation, requestBody: bodyOf(SourceHostsInput) },
    ),
  },
  '/api/v1/organisations/{slug}/sources/{id}': {
    patch: operation(
      'changeSource',
      'Change a source, pause it, or let it go on',
      { 200: jsonOf('As it is now.', SourceBody) },
      { requestParams: importPath, requestBody: bodyOf(SourceChangeInput) },
    ),
    delete: operation(
      'deleteSource',
      'Take a source away',
      { 204: { description: 'Its secret is gone; what was imported from it stays.' } },
      { requestParams: importPath, requestBody: bodyOf(DeleteSourceInput) },
    ),
  },
  '/api/v1/organisations/{slug}/sources/{id}/test': {
    post: operation(
      'testKeptSource',
      'Ask a source without importing anything',
      { 200: jsonOf('What came of it.', SourceTestBody) },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/sources/{id}/run': {
    post: operation(
      'runSource',
      'Ask a source now for everything since what of it counts',
      { 202: jsonOf('Begun.', SourceRunBody) },
      { requestParams: importPath, requestBody: bodyOf(RunSourceInput) },
    ),
  },
  '/api/v1/organisations/{slug}/sources/{id}/runs': {
    get: operation(
      'sourceRuns',
      'How the runs of a source went',
      { 200: jsonOf('Newest first.', SourceRunsBody) },
      { requestParams: importPath },
    ),
  },
}
