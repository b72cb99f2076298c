import type { Evidence, ReasonCode, StageId } from '../contracts/verdict'
import { signatureReasons } from './signature-reasons'

/** Why a delivery ended as it did, for people: a title for the row, the cause, and what to do next. */
export interface Reason {
  title: string
  explanation: string
  fix: string
  /** The fix where the vendor issues the secret and the user pastes it into the trigger. */
  fixIssued?: string
}

const nothingToDo = 'Nothing to do.'

export const reasons: Record<ReasonCode, Reason> = {
  malformed_request: {
    title: 'Not a valid HTTP request',
    explanation: 'The request breaks the rules of HTTP, so it was refused before any trigger was looked for.',
    fix: 'Check the program that sends it, or any proxy in between. A scanner that tries its luck can be ignored.',
  },
  body_too_large: {
    title: 'Body too large',
    explanation: 'The body is larger than the limit in Settings.',
    fix: 'Raise the body limit in Settings (up to 64 MiB), or let the sender post less.',
  },
  request_too_slow: {
    title: 'Request too slow',
    explanation: 'The sender did not finish its request in time, so the connection was closed.',
    fix: 'Check the network between the sender and this computer, then send it again.',
  },
  too_many_headers: {
    title: 'Too many headers',
    explanation: 'The request has more headers than any vendor sends, or headers that are too long.',
    fix: 'Let the sender, or the proxy before it, send fewer headers.',
  },
  duplicate_host: {
    title: 'More than one Host header',
    explanation: 'A request must name its host once. With two of them a proxy and this app could read it differently.',
    fix: 'Remove the extra Host header from the sender or the proxy.',
  },
  absolute_target: {
    title: 'Sent as to a proxy',
    explanation: 'The request line holds a whole URL instead of a path, which is how programs talk to a proxy.',
    fix: 'Do not set this URL as a proxy; post to it directly.',
  },
  unsupported_transfer_encoding: {
    title: 'Unusual transfer encoding',
    explanation: 'Only plain chunked transfer is understood. With any other the body would not be read as it was sent.',
    fix: 'Let the sender use Content-Length or plain chunked transfer.',
  },
  host_not_allowed: {
    title: 'Addressed to another host',
    explanation: 'The Host header names neither this computer nor the public URL of the app.',
    fix: 'If the sender called the right address, set that as the Public URL in Settings, Tunnel. Otherwise copy the Webhook URL again and let the sender use exactly that.',
  },
  browser_request: {
    title: 'Sent by a web page',
    explanation: 'A browser made this request on behalf of a page. Vendors send webhooks from their servers.',
    fix: 'Send it from a server or a tool such as cURL.',
  },
  unknown_token: {
    title: 'No trigger has this URL',
    explanation: 'The path belongs to no trigger. It may be mistyped, cut short, or the trigger was deleted.',
    fix: 'Copy the Webhook URL of the trigger again and paste it whole into the sender.',
  },
  method_not_allowed: {
    title: 'Not a POST',
    explanation: 'Webhooks are sent with POST, and this request used another method.',
    fix: 'Set the method to POST in the sender. Opening the URL in a browser always ends here.',
  },
  key_missing: {
    title: 'No API key',
    explanation: 'The request carries no key, neither in the URL nor in a header.',
    fix: 'Use the Webhook Full URL, or send the Webhook API Key in the header X-API-Key.',
  },
  key_repeated: {
    title: 'API key given twice',
    explanation: 'One place holds more than one key, so nobody can tell which one is meant.',
    fix: 'Send the key once in each place. Often a tool adds the header a second time.',
  },
  key_whitespace: {
    title: 'Whitespace around the API key',
    explanation:
      'The key came with a space or a line break at its start or end, most often picked up when it was copied.',
    fix: 'Copy the key with the copy button and paste it again without anything around it.',
  },
  key_wrong: {
    title: 'Wrong API key',
    explanation: 'The request carries a key, but not one of this trigger.',
    fix: 'Copy the Webhook API Key of this trigger again and replace the one in the sender.',
  },
  key_retired: {
    title: 'It was sent with the previous key',
    explanation: 'The request matches the key you rotated out, and the time it was still accepted is over.',
    fix: 'Copy the current key and paste it into the sender.',
  },
  secret_unavailable: {
    title: 'No secret to check with',
    explanation: 'The trigger has no secret that could be used, so nothing can be shown to be genuine.',
    fix: 'Open Setup of the trigger and enter the secret again, or create a new key.',
  },
  ...signatureReasons,
  trigger_draft: {
    title: 'The trigger is a draft',
    explanation:
      'The event is genuine, but a draft takes events only while it listens. The sender was asked to try again.',
    fix: 'Open Sample Webhook Event and listen, or complete the trigger. This delivery can be used as a sample.',
  },
  trigger_paused: {
    title: 'The trigger is paused',
    explanation: 'The event is genuine, but the trigger is paused. The sender was asked to try again.',
    fix: 'Resume the trigger. This delivery is kept and can be used as a sample.',
  },
  already_stored: {
    title: 'Already received',
    explanation: 'A delivery with this id and the same body is stored. Vendors send again when an answer was lost.',
    fix: nothingToDo,
  },
  same_id_other_body: {
    title: 'Same id, other content',
    explanation: 'A delivery with this id is stored, but its body was another one. The id should stand for one event.',
    fix: 'Compare the two deliveries. A test tool that always sends the same id is the usual cause.',
  },
  not_decodable: {
    title: 'Body is not the JSON it says',
    explanation: 'The content type says JSON, but the body cannot be read as such. The bytes are kept as they came.',
    fix: 'Let the sender post valid JSON, or name the content type that it really sends.',
  },
  other_event_type: {
    title: 'Another event type',
    explanation: 'The event is genuine, but not of the type that this trigger waits for.',
    fix: 'Send fewer event types from the vendor, or change the event of the trigger.',
  },
  condition_false: {
    title: 'The condition is false',
    explanation: 'The event is genuine, but the condition of this trigger does not hold for it, so nothing is fired.',
    fix: 'If it should fire, look at the Conditions tab of this delivery and change the condition of the trigger.',
  },
  handshake_answered: {
    title: 'Handshake answered',
    explanation: 'The vendor checked the URL, and the app answered as the vendor expects. It is not an event.',
    fix: nothingToDo,
  },
  handshake_refused: {
    title: 'Handshake refused',
    explanation: 'Somebody checked the URL as the vendor does, but not with the value that this trigger expects.',
    fix: 'Copy the value from Setup of the trigger and paste it at the vendor, then let it check the URL again.',
  },
  capture_closed: {
    title: 'A new secret was offered',
    explanation:
      'The vendor, or somebody else, told a secret for this URL, but the trigger has one and does not listen.',
    fix: 'If you set up the webhook anew, open Sample Webhook Event and listen, then create it at the vendor again.',
  },
  store_failed: {
    title: 'Could not be stored',
    explanation: 'Writing to disk failed, so the sender was asked to try again.',
    fix: 'Check that the disk has free space and that the data folder can be written.',
  },
  store_busy: {
    title: 'Too much at once',
    explanation:
      'More requests were waiting to be written than the app can hold, so the sender was asked to try again.',
    fix: 'Send fewer requests at the same time.',
  },
}

const find = (facts: readonly Evidence[], label: string): string | undefined =>
  facts.find((fact) => fact.label === label)?.value

type Detail = (facts: readonly Evidence[]) => string | undefined

const sentence = (text: string | undefined): string | undefined => (text === undefined ? undefined : `${text}.`)

const hint: Detail = (facts) => find(facts, 'Hint')

const offBy: Detail = (facts) => {
  const off = find(facts, 'Off by')
  const detail = off === undefined ? undefined : `Its time is ${off}.`
  return [detail, hint(facts)].filter((part) => part !== undefined).join(' ') || undefined
}

/** What the evidence of one delivery adds to the general explanation. */
const details: Partial<Record<ReasonCode, Detail>> = {
  key_wrong: hint,
  key_whitespace: (facts) => {
    const without = find(facts, 'Without the whitespace')
    return without === undefined ? undefined : `Without it ${without}.`
  },
  key_retired: (facts) => {
    const ended = find(facts, 'Grace period ended')
    return ended === undefined ? undefined : `It ended ${ended}.`
  },
  signature_missing: (facts) => {
    const similar = find(facts, 'Similar headers')
    return similar === undefined ? undefined : `It does have ${similar}, so the sender may use another scheme.`
  },
  signed_part_missing: (facts) => {
    const part = find(facts, 'Part')
    return part === undefined ? undefined : `The value is ${part}.`
  },
  timestamp_stale: offBy,
  timestamp_future: offBy,
  not_decodable: (facts) => {
    const what = find(facts, 'What')?.replace(/\.$/, '')
    const where = find(facts, 'Where')
    return sentence(what !== undefined && where !== undefined ? `${what}, at ${where}` : what)
  },
  other_event_type: (facts) => {
    const [carried, wanted] = [find(facts, 'Event type'), find(facts, 'Trigger wants')]
    return carried === undefined || wanted === undefined
      ? undefined
      : `It carries ${carried}; the trigger wants ${wanted}.`
  },
  setting_missing: (facts) => sentence(find(facts, 'Part')),
  claim_wrong: (facts) => {
    const claim = find(facts, 'Claim')
    return claim === undefined ? undefined : `It is the claim ${claim}.`
  },
  token_wrong: hint,
  jwt_malformed: (facts) => find(facts, 'Problem'),
  handshake_answered: (facts) => sentence(find(facts, 'Handshake')),
  handshake_refused: (facts) => sentence(find(facts, 'Handshake')),
  capture_closed: (facts) => sentence(find(facts, 'Handshake')),
}

const signedWithOldKey: Reason = {
  title: 'It was signed with the previous secret',
  explanation: 'The signature matches the secret you rotated out, and the time it was still accepted is over.',
  fix: 'Copy the current secret and paste it into the sender.',
  fixIssued:
    'Let the vendor drop the old secret. If it was not replaced after all, paste it into Setup of the trigger again.',
}

/** The reason with what is known of this very delivery; `evidence` is that of the stage that gave the reason. */
export function describeReason(code: ReasonCode, evidence: readonly Evidence[]): Reason {
  const isSigned = code === 'key_retired' && find(evidence, 'Signed over') !== undefined
  const reason = isSigned ? signedWithOldKey : reasons[code]
  const detail = details[code]?.(evidence)
  return detail === undefined ? reason : { ...reason, explanation: `${reason.explanation} ${detail}` }
}

/** The stages as the timeline names them: what has been achieved once they are passed. */
export const stageLabels: Record<StageId, string> = {
  transport: 'Received',
  route: 'Matched a trigger',
  handshake: 'Handshake',
  method: 'Method',
  authenticate: 'Authenticated',
  accept: 'Open',
  duplicate: 'New',
  decode: 'Decoded',
  schema: 'Schema',
  conditions: 'Conditions',
  store: 'Stored',
  fire: 'Fired',
}
