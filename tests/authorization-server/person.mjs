// A person with a browser: opens the URL of the arguments, signs in, consents, and follows the redirect.
const start = new URL(process.argv[2]);
const cookies = new Map();

async function open(url, options = {}) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, { redirect: 'manual', ...options, headers: { cookie, ...options.headers } });
  for (const line of response.headers.getSetCookie()) {
    const [pair] = line.split(';');
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  return response;
}

/** The form of a page, filled in. */
function fill(page, url) {
  const form = page.match(/<form[^>]*>([\s\S]*?)<\/form>/);
  if (!form) return null;
  const action = (form[0].match(/<form[^>]*action="([^"]*)"/) || [])[1] || url.href;
  const fields = new URLSearchParams();
  for (const [input] of form[1].matchAll(/<input[^>]*>/g)) {
    const attribute = (name) => (input.match(new RegExp(`${name}="([^"]*)"`)) || [])[1];
    const given = { login: 'ann', password: 'any' }[attribute('name')];
    if (attribute('name')) fields.set(attribute('name'), given || attribute('value') || '');
  }
  return { action: new URL(action.replaceAll('&amp;', '&'), url), fields };
}

let [url, response] = [start, await open(start)];
for (let step = 0; step < 20; step += 1) {
  const location = response.headers.get('location');
  if (location) {
    url = new URL(location, url);
    response = await open(url);
    if (url.host !== start.host) break;
    continue;
  }
  const form = fill(await response.text(), url);
  if (!form) break;
  url = form.action;
  response = await open(url, { method: 'POST', body: form.fields });
}
console.log(`the person is at ${url.origin}${url.pathname}, status ${response.status}`);
