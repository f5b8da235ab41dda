// What Streamlit cannot do for a Dutch, accessible page. Runs once a page load; TEKSTEN is filled in by ui/frame.py.
(() => {
  if (window.raadbronPagina) return;
  window.raadbronPagina = true;
  const TEKSTEN = /*TEKSTEN*/ {};
  const root = document.documentElement;

  // One live region for the whole visit: a region that is replaced is not read aloud.
  const live = document.createElement("div");
  live.id = "raadbron-status";
  live.setAttribute("role", "status");
  live.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  document.body.appendChild(live);
  const say = (text) => { if (live.textContent !== text) live.textContent = text; };

  const translateAttributes = (node) => {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      const dutch = TEKSTEN.vertalingen[node.getAttribute(name)];
      if (dutch && dutch !== node.getAttribute(name)) node.setAttribute(name, dutch);
    }
  };
  const translateTexts = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // Never the words of a question, an answer or a source.
      if (walker.currentNode.parentElement?.closest(".stHtml, textarea, script, style")) continue;
      const dutch = TEKSTEN.vertalingen[walker.currentNode.data.trim()];
      if (dutch && dutch !== walker.currentNode.data) walker.currentNode.data = dutch;
    }
  };
  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) node = node.parentElement;
    if (!node || node.nodeType !== Node.ELEMENT_NODE) return;
    [node, ...node.querySelectorAll("[aria-label],[title],[placeholder],[alt]")].forEach(translateAttributes);
    translateTexts(node);
  };

  let announced = "";
  const announce = () => {
    const text = document.querySelector("[data-raadbron-status]")?.textContent ?? "";
    if (text === announced) return;
    announced = text;
    say(text);
    const done = document.querySelector("[data-raadbron-klaar]");
    if (done) showAnswer();
  };
  // The reader starts at the question, not at the end of a long answer.
  const showAnswer = () => window.setTimeout(() => {
    const heading = [...document.querySelectorAll(".rb-vraag")].pop();
    if (!heading) return;
    heading.scrollIntoView({ block: "start" });
    awaiting = true;
    catchFocus();
  }, 100);
  // The button that was pressed may go later than the answer comes; then its focus goes to the question,
  // unless the reader has gone elsewhere by then.
  let awaiting = false;
  const catchFocus = () => {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (!awaiting || !lost) return;
    awaiting = false;
    [...document.querySelectorAll(".rb-vraag")].pop()?.focus({ preventScroll: true });
  };
  for (const kind of ["pointerdown", "keydown", "focusin"]) {
    document.addEventListener(kind, () => { awaiting = false; }, true);
  }

  // What had the focus has gone: it goes to the line in its place, once that is drawn.
  let reached = "";
  const moveFocus = () => {
    const goal = document.querySelector("[data-raadbron-naar]")?.dataset.raadbronNaar ?? "";
    const line = goal && goal !== reached && document.getElementById(goal);
    if (line) line.focus();
    if (line || !goal) reached = goal;
  };

  const tidy = () => {
    if (root.lang !== "nl") root.lang = "nl";
    announce();
    moveFocus();
    catchFocus();
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") translateAttributes(change.target);
      else if (change.type === "characterData") translate(change.target);
      else change.addedNodes.forEach(translate);
    }
    tidy();
  }).observe(root, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["lang", "aria-label", "title", "placeholder", "alt"],
  });
  translate(document.body);
  tidy();

  // Streamlit reruns on a bare r and clears its cache on a bare c; a key alone must do nothing (WCAG 2.1.4).
  const isField = (node) => node instanceof HTMLElement && node.matches("input, textarea, select, [contenteditable=true]");
  for (const kind of ["keydown", "keypress", "keyup"]) {
    window.addEventListener(kind, (event) => {
      const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (bare && /^[rc]$/i.test(event.key) && !isField(event.target)) event.stopImmediatePropagation();
    }, true);
  }

  const openSource = (link) => {
    const source = document.getElementById(link.getAttribute("href").slice(1));
    if (!source) return;
    source.open = true;
    source.scrollIntoView({ block: "start" });
    source.querySelector("summary").focus({ preventScroll: true });
  };
  const copy = async (button) => {
    const line = document.getElementById(button.dataset.kopieer);
    try {
      await navigator.clipboard.writeText(line.textContent);
      say(TEKSTEN.gekopieerd);
      const label = button.textContent;
      button.textContent = TEKSTEN.gekopieerd;
      window.setTimeout(() => { button.textContent = label; say(""); }, 2500);
    } catch {
      // The browser does not allow it (no https): show the line, selected.
      line.hidden = false;
      window.getSelection().selectAllChildren(line);
    }
  };
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest('a.rb-nummer[href^="#"]');
    const button = target?.closest("button[data-kopieer]");
    if (link) { event.preventDefault(); openSource(link); }
    if (button) copy(button);
  });
})();
