// What a reader sees of each message: whether it runs over the edge, and the size and contrast of each text.
// Contrast as in WCAG 2.2, "relative luminance" and "contrast ratio".
const channels = (color) => color.match(/[\d.]+/g).map(Number);

function luminance(color) {
  const [r, g, b] = channels(color).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function ground(element, view) {
  for (let here = element; here; here = here.parentElement) {
    const color = view.getComputedStyle(here).backgroundColor;
    const alpha = channels(color)[3];
    if (alpha === undefined || alpha === 1) return color;
  }
  return view.matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)";
}

function texts(view) {
  const found = [];
  const walker = view.document.createTreeWalker(view.document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!words || !element.getClientRects().length) continue;
    const style = view.getComputedStyle(element);
    const range = view.document.createRange();
    range.selectNodeContents(walker.currentNode);
    found.push({
      words,
      size: parseFloat(style.fontSize),
      contrast: contrast(style.color, ground(element, view)),
      right: Math.max(...[...range.getClientRects()].map((box) => box.right)),
    });
  }
  // What stands for a picture that is not shown: many programs show none before they are asked to.
  for (const picture of view.document.images) {
    if (!picture.alt) continue;
    const style = view.getComputedStyle(picture);
    const size = parseFloat(style.fontSize);
    const right = picture.getBoundingClientRect().right;
    found.push({ words: picture.alt, size, contrast: contrast(style.color, ground(picture, view)), right });
  }
  return found;
}

onload = () => {
  const seen = [...document.querySelectorAll("iframe")].map((frame) => {
    const view = frame.contentWindow;
    return {
      name: frame.title,
      width: view.innerWidth,
      dark: view.matchMedia("(prefers-color-scheme: dark)").matches,
      scroll: view.document.documentElement.scrollWidth,
      texts: texts(view),
    };
  });
  const result = document.createElement("pre");
  result.id = "seen";
  result.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(seen))));
  document.body.replaceChildren(result);
};
