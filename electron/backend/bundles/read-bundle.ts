import { bundleFormat, bundleSchema, bundleVersion } from '@shared/contracts/bundle'
import type { Bundle } from '@shared/contracts/bundle'
import { mebibyte } from '@shared/contracts/settings'
import { allowsCustomScheme, connectionOf, findPreset } from '@shared/connections'
import { checkCondition } from '@shared/domain/conditions/check-condition'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { z } from 'zod'
import { decodeBody } from './bundle-body'

/** The largest file that is read at all. */
export const maxBundleBytes = 5 * mebibyte

const maxDepth = 256

const invalid = (why: string) => fail('invalid_file', why)

const notABundle = () =>
  invalid(
    'This file is JSON, but not a Hookwright bundle. Choose a file that ends in .hookwright.json and was exported by Hookwright.',
  )

/** How deep arrays and objects are nested, found without parsing, so that hostile depth costs nothing. */
function measureDepth(text: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (isInString) {
      if (code === 0x5c) index += 1
      else if (code === 0x22) isInString = false
    } else if (code === 0x22) isInString = true
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, (depth += 1))
    else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return deepest
}

/**
 * Whether an object has a key `__proto__`, but where it is the name of a payload's field: in the `properties` of a schema.
 * JSON.parse makes it an ordinary key, so this guards whoever copies the value later.
 */
function hasForbiddenKey(root: unknown): boolean {
  const open: { name: string; value: unknown }[] = [{ name: '', value: root }]
  for (let place = open.pop(); place; place = open.pop()) {
    const { name, value } = place
    if (typeof value !== 'object' || value === null) continue
    if (Object.hasOwn(value, '__proto__') && name !== 'properties') return true
    for (const [key, inner] of Object.entries(value)) open.push({ name: key, value: inner })
  }
  return false
}

function parseJson(text: string): Result<unknown> {
  if (measureDepth(text) > maxDepth) {
    return invalid(`This file is nested more than ${maxDepth} levels deep, which no bundle is. Choose another file.`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return invalid(
      'This file is not JSON, so it cannot be a bundle. It may be damaged or cut off; export it again and choose the new file.',
    )
  }
  return hasForbiddenKey(value)
    ? invalid(
        'This file has a key named “__proto__” where none belongs, which could change how the app works. It was not read; choose another file.',
      )
    : ok(value)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the top level' : `“${path.map(String).join('.')}”`

function describeIssues(error: z.ZodError): string {
  const unknownKeys = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `“${[...issue.path.map(String), key].join('.')}”`)
      : [],
  )
  if (unknownKeys.length > 0) {
    const named = unknownKeys.slice(0, 5).join(', ')
    const more = unknownKeys.length > 5 ? ` and ${unknownKeys.length - 5} more` : ''
    return `This bundle has fields that Hookwright does not know: ${named}${more}. Remove them, or export the bundle again.`
  }
  const issue = error.issues[0]
  const what = issue ? `${placeOf(issue.path)}: ${issue.message}` : 'its form'
  return `This bundle is not in the form that Hookwright exports (${what}). Export it again, or correct the file.`
}

function checkContents(bundle: Bundle): Result<Bundle> {
  const { connectionId, authentication } = bundle.trigger
  const connection = connectionOf({ connectionId, authentication })
  if (!connection) {
    return invalid(
      `This bundle is for the connection “${connectionId}”, which this Hookwright does not know. Update the app, then import it again.`,
    )
  }
  if (authentication.custom !== undefined && !allowsCustomScheme(connection)) {
    return invalid(
      `This bundle brings a custom recipe for ${connection.name}, which has a scheme of its own. Remove “trigger.authentication.custom” from the file, then import it again.`,
    )
  }
  if (!findPreset(connection, authentication.preset)) {
    return invalid(
      `This bundle signs with the preset “${authentication.preset}”, which ${connection.name} does not have in this Hookwright. Update the app, then import it again.`,
    )
  }
  const [problem] = bundle.conditions === null ? [] : checkCondition(bundle.conditions)
  if (problem !== undefined) {
    return invalid(`The condition of this bundle cannot be used. ${problem.message} Correct the pattern in the file.`)
  }
  const damaged = bundle.samples.findIndex((sample) => decodeBody(sample.body) === null)
  if (damaged >= 0) {
    return invalid(
      `The body of sample ${damaged + 1} in this bundle is not base64, so its bytes are lost. Export the bundle again.`,
    )
  }
  return ok(bundle)
}

/** A bundle of version 1 is one of version 2 whose trigger has no scheme of its own. */
const asNewest = (bundle: Bundle): Bundle => ({ ...bundle, version: bundleVersion })

/** Reads a bundle file with the suspicion that a file from elsewhere deserves. */
export function readBundle(file: { bytes: Uint8Array; tooLarge: boolean }): Result<Bundle> {
  if (file.tooLarge || file.bytes.byteLength > maxBundleBytes) {
    return invalid(
      `This file is larger than ${maxBundleBytes / mebibyte} MiB, the most a bundle may have. Remove samples before exporting it, or choose another file.`,
    )
  }
  const parsed = parseJson(
    Buffer.from(file.bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
  )
  if (!parsed.ok) return parsed
  const value = parsed.value
  if (!isRecord(value) || value['format'] !== bundleFormat) return notABundle()
  if (typeof value['version'] === 'number' && value['version'] > bundleVersion) {
    return invalid(
      `This bundle is of version ${value['version']}, and this Hookwright reads up to version ${bundleVersion}. Update the app, then import it again.`,
    )
  }
  const bundle = bundleSchema.safeParse(value)
  return bundle.success ? checkContents(asNewest(bundle.data)) : invalid(describeIssues(bundle.error))
}
