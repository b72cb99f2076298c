import { bundleFormat, bundleVersion } from '@shared/contracts/bundle'
import type { Bundle } from '@shared/contracts/bundle'
import type { RawHeaders } from '@shared/contracts/delivery'
import type { Trigger } from '@shared/contracts/trigger'
import { connectionOf } from '@shared/connections'
import { must } from '@shared/domain/assert'
import { maskCredentials } from '@shared/domain/redact'
import type { StoredSample } from '../storage/store'
import { encodeBody } from './bundle-body'
import { expectedVerdict } from './expected-verdict'

/** The headers as sent, but those that carried a credential are empty. */
function dropCredentials(headers: RawHeaders, headerName: string): RawHeaders {
  const masked = maskCredentials('/', headers, headerName).headers
  return headers.map(([name, value], index) => [name, masked[index]?.[1] === value ? value : ''])
}

/** The bundle of a trigger: everything to build it anew elsewhere but its URL, keys and secrets. */
export function makeBundle(trigger: Trigger, samples: readonly StoredSample[], exportedAt: number): Bundle {
  const { name, connectionId, eventType, authentication } = trigger
  const { method, preset, headerName, custom } = authentication
  const connection = must(connectionOf(trigger), 'a trigger names a known connection')
  return {
    format: bundleFormat,
    version: bundleVersion,
    exportedAt: new Date(exportedAt).toISOString(),
    trigger: {
      name,
      connectionId,
      eventType,
      authentication: { method, preset, headerName, ...(custom && { custom }) },
    },
    schema: trigger.schema,
    conditions: trigger.conditions,
    samples: samples.map((sample) => ({
      eventType: sample.eventType,
      capturedAt: new Date(sample.capturedAt).toISOString(),
      headers: dropCredentials(sample.headers, authentication.headerName),
      body: encodeBody(sample.body),
      expected: expectedVerdict(sample, trigger, connection),
    })),
  }
}
