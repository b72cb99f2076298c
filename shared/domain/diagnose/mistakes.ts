import type { Mistake } from '../../contracts/diagnosis'
import type { Reason } from '../reasons'

const sign = 'Sign exactly the bytes that are sent'

/** Each mistake for people: a title, what happened, and what to do about it. */
export const mistakes: Record<Mistake, Reason> = {
  secret_newline: {
    title: 'The secret has a line break at its end',
    explanation: 'Sender and trigger have the same secret, but one of the two has a line break behind it.',
    fix: 'Remove the line break: often it comes from a file or from echo without -n.',
  },
  secret_quotes: {
    title: 'The secret has quotes around it',
    explanation: 'Sender and trigger have the same secret, but one of the two has quotes around it.',
    fix: 'Remove the quotes, for instance in the .env file or the field of the console.',
  },
  secret_whitespace: {
    title: 'The secret has a space around it',
    explanation: 'Sender and trigger have the same secret, but one of the two has whitespace before or after it.',
    fix: 'Copy the secret with the copy button and paste it again without anything around it.',
    fixIssued: 'Copy the secret at the vendor again and paste it into Setup of the trigger without anything around it.',
  },
  secret_prefix: {
    title: 'The prefix of the secret is treated otherwise',
    explanation: 'The secret is the right one, but the sender keeps or drops its prefix where this scheme does not.',
    fix: 'Give the sender the secret exactly as it is shown in Setup, and let it use all of it as the scheme says.',
    fixIssued: 'Paste the secret into Setup of the trigger exactly as the vendor shows it, its prefix included.',
  },
  secret_not_decoded: {
    title: 'The secret was not decoded',
    explanation: 'The secret is encoded binary in this scheme, and the sender used its text as the key.',
    fix: 'Let the sender decode the secret, after removing a prefix such as whsec_, and use the bytes as the key.',
  },
  secret_decoded: {
    title: 'The secret was decoded in another way',
    explanation: 'The sender decoded the secret as something that it is not in this scheme.',
    fix: 'Let the sender use the secret as this scheme does: as it stands if it is text, else decoded as the hint in Setup says.',
  },
  other_trigger_key: {
    title: 'Signed with the key of another trigger',
    explanation: 'The secret that was used belongs to another trigger of this app.',
    fix: 'Copy the secret of this trigger into the sender, or let the sender call the URL of the other one.',
    fixIssued:
      'At the vendor, find the secret that belongs to the URL of this trigger and paste it into Setup, or call the URL of the other trigger.',
  },
  signature_encoding: {
    title: 'Signature in another encoding',
    explanation: 'The digest is right, but it is written in another encoding than this scheme uses.',
    fix: 'Let the sender encode the digest as this scheme does: hexadecimal, base64 and base64url are three things.',
  },
  signature_prefix: {
    title: 'Something else stands before the signature',
    explanation: 'The signature or token is right, but what stands in front of it is missing, added or another.',
    fix: 'Let the sender write the header as this scheme builds it, with the prefix it wants and no other.',
  },
  signature_hash: {
    title: 'Signed with another hash',
    explanation: 'Secret and content are right, but another hash was used than this scheme uses.',
    fix: 'Set the hash in the sender to the one of this scheme.',
  },
  signature_format: {
    title: 'ECDSA signature in another format',
    explanation: 'The signature is right, but DER and the plain pair of numbers were mixed up.',
    fix: 'Let the sender write the signature in the format that this scheme uses.',
  },
  signature_header: {
    title: 'Signature in another header',
    explanation: 'The right signature or token is there, but not where this scheme has it.',
    fix: 'Let the sender use the header that this scheme uses, or set that header in a Custom recipe.',
  },
  signatures_joined: {
    title: 'Two signatures in one value',
    explanation: 'The header holds several signatures joined together, and one of them is right.',
    fix: 'Let the sender send one signature. A proxy that joins repeated headers is a usual cause.',
  },
  body_rewritten: {
    title: 'Another spelling of the JSON was signed',
    explanation:
      'The signature fits the same JSON written in another way, so it was written anew after or before signing.',
    fix: `${sign}: write the JSON once, sign that text, and send the same text.`,
  },
  body_newline: {
    title: 'Line break at the end of the body',
    explanation: 'The signature fits the body with a line break more, or less, at its end.',
    fix: `${sign}; with cURL use --data-binary, and printf in place of echo.`,
  },
  body_line_ends: {
    title: 'Other line ends in the body',
    explanation: 'The signature fits the body with the other kind of line ends, so they were changed on the way.',
    fix: `${sign}, and send the file as binary so that no program turns LF into CR LF.`,
  },
  body_compressed: {
    title: 'Signed before it was compressed',
    explanation: 'The signature fits the body before compression, and this scheme signs the bytes that are sent.',
    fix: 'Sign the compressed bytes, or switch compression off in the sender or the proxy after it.',
  },
  body_unpacked: {
    title: 'Signed after it was compressed',
    explanation: 'The signature fits the compressed body, but it arrived unpacked.',
    fix: 'Find the proxy that unpacks the body and switch that off, or send it without compression.',
  },
  body_form: {
    title: 'Form and JSON mixed up',
    explanation: 'The signature fits the same data in the other form: JSON was signed and a form sent, or the reverse.',
    fix: 'Set the content type of the webhook in the sender to the kind of body that it signs.',
  },
  body_only: {
    title: 'Only the body was signed',
    explanation: 'The signature covers the body alone, and this scheme also signs what is listed as signed over.',
    fix: 'Let the sender put the parts together in the order of this scheme before it signs.',
  },
  body_altered: {
    title: 'The body was changed on its way',
    explanation: 'The request states a digest of its body, and that is the digest of another body.',
    fix: 'Look for a proxy, gateway or tool that rewrites bodies between the sender and this app.',
  },
  url_query: {
    title: 'The query of the URL was treated otherwise',
    explanation: 'The signature fits the URL with its query where this scheme leaves it out, or the reverse.',
    fix: 'Let the sender sign the URL as this scheme does, and register the same URL that it calls.',
  },
  url_host: {
    title: 'Signed for another host',
    explanation: 'The signature is right, but it was made for a URL with another host than this trigger has.',
    fix: 'Let the sender use the Webhook Base URL shown here, or set the host it uses as the Public URL in Settings, Tunnel.',
  },
  url_scheme: {
    title: 'Signed http in place of https',
    explanation: 'The signature fits the same URL with the other scheme, as behind a proxy that ends TLS.',
    fix: 'Let the sender sign the public URL with https, exactly as it is registered at the vendor.',
  },
  url_slash: {
    title: 'A slash at the end of the URL',
    explanation: 'The signature fits the same URL with a slash more, or less, at its end.',
    fix: 'Register the Webhook Base URL at the vendor exactly as shown here.',
  },
  method_signed: {
    title: 'Another method was signed',
    explanation: 'This scheme signs the HTTP method, and the signature fits another one than was used.',
    fix: 'Let the sender sign the method that it sends, in capital letters.',
  },
  time_unit: {
    title: 'Time in another unit',
    explanation:
      'The signature is right and the time is fresh, but it is written in another unit than this scheme uses.',
    fix: 'Let the sender write the time in the unit of this scheme: seconds and milliseconds differ by a factor of 1000.',
  },
  clock_ahead: {
    title: "The sender's clock is ahead",
    explanation: 'The signature is right, but made at a time that has not come yet: a clock or a time zone is off.',
    fix: 'Set the clocks of the sender and of this computer by NTP, and let the sender use UTC.',
  },
}
