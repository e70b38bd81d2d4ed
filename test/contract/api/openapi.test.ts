import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { openApiDocument } from '#app/api/_openapi/document.ts'

const API = join(import.meta.dirname, '../../../app/api')
const METHODS = ['get', 'put', 'post', 'delete', 'patch']

/** Uploads have one file for all that the tus protocol asks. */
const UPLOADS = ['POST /api/v1/uploads', 'PATCH /api/v1/uploads/{id}', 'DELETE /api/v1/uploads/{id}']

/** `GET /api/v1/organisations/{slug}` for everything that a route file on disk answers. */
function routesOnDisk(): string[] {
  const files = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  )
  const own = files
    .filter((file) => !file.includes('[...'))
    .flatMap((file) => {
      const path = `/api/${dirname(relative(API, join(API, file)))}`.replaceAll('[', '{').replaceAll(']', '}')
      const source = readFileSync(join(API, file), 'utf8')
      return [...source.matchAll(/export const (GET|PUT|POST|DELETE|PATCH)\b/g)].map(
        (match) => `${match[1]} ${path}`,
      )
    })
  return [...own, ...UPLOADS].sort()
}

function routesInDocument(): string[] {
  const { paths = {} } = openApiDocument()
  return Object.entries(paths)
    .flatMap(([path, operations]) =>
      METHODS.filter((method) => method in (operations ?? {})).map(
        (method) => `${method.toUpperCase()} ${path}`,
      ),
    )
    .sort()
}

it('describes every route on disk, and no other', () => {
  expect(routesInDocument()).toEqual(routesOnDisk())
  expect(routesOnDisk().length).toBeGreaterThan(10)
})

it('every operation has a name of its own, a success and the shape of its failures', () => {
  const operations = Object.values(openApiDocument().paths ?? {}).flatMap((path) =>
    METHODS.flatMap((method) => {
      const operation = (path as Record<string, { operationId?: string; responses?: object } | undefined>)[
        method
      ]
      return operation ? [operation] : []
    }),
  )
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const { responses = {} } of operations) {
    expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true)
    expect(responses).toHaveProperty('default')
  }
})

it('refers to no schema that it does not hold', () => {
  const document = openApiDocument()
  const text = JSON.stringify(document)
  const referred = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]))
  expect([...referred].sort()).toEqual(Object.keys(document.components?.schemas ?? {}).sort())
})

it('names every parameter of a path', () => {
  for (const [path, operations] of Object.entries(openApiDocument().paths ?? {})) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
    for (const method of METHODS) {
      const operation = (
        operations as Record<string, { parameters?: { in: string; name: string }[] } | undefined>
      )[method]
      if (!operation) continue
      const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
      expect(named.map((parameter) => parameter.name).sort()).toEqual(inPath)
    }
  }
})
