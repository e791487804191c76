// Handlebars itself, kept running: a line of JSON with source and subscriber in, a line with the result out.
const Handlebars = require("handlebars");
const lines = require("readline").createInterface({ input: process.stdin });

lines.on("line", (line) => {
  const { source, subscriber } = JSON.parse(line);
  let said;
  try {
    said = { result: Handlebars.compile(source, { strict: true })(subscriber) };
  } catch (fault) {
    said = { fault: fault.message };
  }
  process.stdout.write(JSON.stringify(said) + "\n");
});
