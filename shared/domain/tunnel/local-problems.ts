import type { ProblemTable } from './problem-text'

const byItself = 'Hookwright tries again by itself.'

/** Problems that Hookwright finds itself, without a code of the other side, and the reasons of a gap. */
export const localProblems: ProblemTable = {
  no_answer: {
    sentence: 'The connection was accepted, but nobody answered on it in time.',
    remedy: `${byItself} If it stays so, a firewall or VPN swallows the connection: try another network, or choose another way to connect.`,
    link: 'https://status.ngrok.com',
    retry: 'soon',
  },
  unreachable: {
    sentence: 'ngrok cannot be reached: this computer is offline, the name was not found, or a firewall blocks it.',
    remedy: `Check the internet connection. ${byItself} Where a firewall blocks ngrok, ask for connect.ngrok-agent.com on port 443, or choose another way to connect.`,
    link: 'https://ngrok.com/docs/guides/running-behind-firewalls',
    retry: 'soon',
  },
  tls_failed: {
    sentence: 'The connection is not private: what answered did not prove to be ngrok.',
    remedy:
      'On a guest network, open any web page and sign in first. Where the company inspects TLS, choose the certificates of the operating system on the Tunnel page, or the PEM file that your administrator gives you.',
    link: 'https://ngrok.com/docs/guides/running-behind-firewalls',
    retry: 'soon',
  },
  sdk_unavailable: {
    sentence: 'The ngrok part of Hookwright could not be loaded: its file is missing, or something blocked it.',
    remedy:
      'Hookwright still receives on this computer. On Windows, install the Microsoft Visual C++ runtime; elsewhere let the virus scanner allow the file, or install Hookwright again. Then connect again.',
    link: 'https://learn.microsoft.com/en-us/cpp/windows/latest-supported-vc-redist',
    retry: 'never',
  },
  child_failed: {
    sentence: 'The process that holds the ngrok connection ended unexpectedly.',
    remedy: `${byItself} If it happens often, look at the log on the Tunnel page.`,
    link: null,
    retry: 'soon',
  },
  ngrok_failed: {
    sentence: 'ngrok failed without saying why in a way that Hookwright knows.',
    remedy: `${byItself} If it stays so, look at the log on the Tunnel page and at the state of ngrok's service.`,
    link: 'https://status.ngrok.com',
    retry: 'soon',
  },
  connection_lost: {
    sentence: 'The connection of the tunnel broke.',
    remedy: `${byItself} If it breaks often, check the network.`,
    link: null,
    retry: 'soon',
  },
  authtoken_missing: {
    sentence: 'Hookwright has no ngrok authtoken yet.',
    remedy: "Copy your authtoken from ngrok's dashboard and paste it on the Tunnel page.",
    link: 'https://dashboard.ngrok.com/get-started/your-authtoken',
    retry: 'never',
  },
  secret_unreadable: {
    sentence: 'The stored secret of the tunnel could not be read from the keychain.',
    remedy: 'Unlock the keychain of this computer and connect again, or enter the secret again on the Tunnel page.',
    link: null,
    retry: 'never',
  },
  certificate_unreadable: {
    sentence:
      'The certificate file chosen for ngrok cannot be used: it is missing, or is not a certificate in PEM form.',
    remedy: "Choose another file on the Tunnel page, or go back to ngrok's own certificates.",
    link: null,
    retry: 'never',
  },
  server_address_invalid: {
    sentence: 'The connect address for ngrok cannot be used.',
    remedy:
      'Write it on the Tunnel page, under Advanced, as a name and a port such as connect.example.com:443, or leave it empty.',
    link: null,
    retry: 'never',
  },
  manual_url_missing: {
    sentence: 'No public URL has been entered.',
    remedy: 'Enter on the Tunnel page the https URL under which your own proxy reaches Hookwright.',
    link: null,
    retry: 'never',
  },
  stopped_by_dashboard: {
    sentence: "The tunnel was stopped in ngrok's dashboard.",
    remedy: 'Connect again when you want it back.',
    link: 'https://dashboard.ngrok.com/agents',
    retry: 'never',
  },
  restarted_by_dashboard: {
    sentence: "A restart of the tunnel was asked for in ngrok's dashboard.",
    remedy: 'Hookwright connects again by itself.',
    link: 'https://dashboard.ngrok.com/agents',
    retry: 'soon',
  },
  aborted: {
    sentence: 'The attempt to connect was given up.',
    remedy: 'Connect again when you want it.',
    link: null,
    retry: 'never',
  },
  probe_failed: {
    sentence: 'Nothing came through the tunnel any more, though its connection looked open.',
    remedy: byItself,
    link: null,
    retry: 'soon',
  },
  reconnecting: {
    sentence: 'The tunnel was connected anew.',
    remedy: 'Nothing to do.',
    link: null,
    retry: 'soon',
  },
  network: {
    sentence: 'This computer changed to another network.',
    remedy: byItself,
    link: null,
    retry: 'soon',
  },
  app_closed: {
    sentence: 'Hookwright was not running.',
    remedy: 'Keep it open while senders shall reach it.',
    link: null,
    retry: 'soon',
  },
  asleep: {
    sentence: 'This computer was asleep.',
    remedy: 'Keep it awake while senders shall reach it.',
    link: null,
    retry: 'soon',
  },
  paused: {
    sentence: 'The tunnel was disconnected by you.',
    remedy: 'Connect again when senders shall reach Hookwright.',
    link: null,
    retry: 'never',
  },
}
