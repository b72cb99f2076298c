import type { Connection, Preset } from '../contracts/connection'
import { adyen } from './adyen'
import { asana } from './asana'
import { atlassianConnect } from './atlassian-connect'
import { awsSns } from './aws-sns'
import { azureEventGrid } from './azure-event-grid'
import { bitbucket } from './bitbucket'
import { braintree } from './braintree'
import { calendly } from './calendly'
import { circleci } from './circleci'
import { cloudevents } from './cloudevents'
import { customWebhook } from './custom-webhook'
import { datadog } from './datadog'
import { discord } from './discord'
import { dockerhub } from './dockerhub'
import { docusign } from './docusign'
import { dropbox } from './dropbox'
import { github } from './github'
import { gitlab } from './gitlab'
import { grafana } from './grafana'
import { hubspot } from './hubspot'
import { intercom } from './intercom'
import { jira } from './jira'
import { line } from './line'
import { linear } from './linear'
import { mailgun } from './mailgun'
import { meta } from './meta'
import { microsoftGraph } from './microsoft-graph'
import { netlify } from './netlify'
import { notion } from './notion'
import { paddle } from './paddle'
import { pagerduty } from './pagerduty'
import { paypal } from './paypal'
import { plaid } from './plaid'
import { sendgrid } from './sendgrid'
import { sentry } from './sentry'
import { shopify } from './shopify'
import { slack } from './slack'
import { square } from './square'
import { standardwebhooks } from './standardwebhooks'
import { stripe } from './stripe'
import { svix } from './svix'
import { telegram } from './telegram'
import { trello } from './trello'
import { twilio } from './twilio'
import { twitch } from './twitch'
import { typeform } from './typeform'
import { vercel } from './vercel'
import { woocommerce } from './woocommerce'
import { zendesk } from './zendesk'
import { zoom } from './zoom'

/** Every connection the app knows, in the order of the list: Custom Webhook, then by name. */
export const connections: readonly Connection[] = [
  customWebhook,
  adyen,
  awsSns,
  asana,
  atlassianConnect,
  azureEventGrid,
  bitbucket,
  braintree,
  calendly,
  circleci,
  cloudevents,
  datadog,
  discord,
  dockerhub,
  docusign,
  dropbox,
  github,
  gitlab,
  grafana,
  hubspot,
  intercom,
  jira,
  line,
  linear,
  mailgun,
  meta,
  microsoftGraph,
  netlify,
  notion,
  paddle,
  pagerduty,
  paypal,
  plaid,
  sendgrid,
  sentry,
  shopify,
  slack,
  square,
  standardwebhooks,
  stripe,
  svix,
  telegram,
  trello,
  twilio,
  twitch,
  typeform,
  vercel,
  woocommerce,
  zendesk,
  zoom,
]

export function findConnection(id: string): Connection | undefined {
  return connections.find((connection) => connection.id === id)
}

export function findPreset(connection: Connection, id: string): Preset | undefined {
  return connection.presets.find((preset) => preset.id === id)
}
