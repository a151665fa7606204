// What the keyboard cannot reach on a page, or reaches unseen: a list of what is wrong, in words.
() => {
  const drawn = ["outline", "stroke", "strokeWidth", "fill", "fillOpacity", "backgroundColor", "boxShadow", "borderColor"];
  const look = (one) => {
    const near = [one, ...[...one.querySelectorAll("*")].slice(0, 20)];
    for (let above = one.parentElement, step = 0; above && step < 3; above = above.parentElement, step++) near.push(above);
    return near.map((each) => drawn.map((name) => getComputedStyle(each)[name]).join()).join(";");
  };
  const wrong = [];
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  for (const one of document.querySelectorAll(all)) {
    const meant = one.tabIndex < 0 && !one.matches("a, button, input, select, textarea, summary");
    if (one.disabled || meant || one.matches("iframe") || !one.checkVisibility()) continue;
    const name = (one.textContent || one.name || one.getAttribute("href") || "").trim().slice(0, 40);
    const said = `${one.tagName.toLowerCase()} "${name}"`;
    if (one.tabIndex < 0) wrong.push(`${said} is left out by the Tab key`);
    if (one.tabIndex > 0) wrong.push(`${said} is out of order`);
    document.activeElement?.blur();
    const before = look(one);
    one.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== one) wrong.push(`${said} takes no focus`);
    else if (look(one) === before) wrong.push(`${said} shows no focus`);
  }
  if (document.scrollingElement.scrollWidth - innerWidth > 1) wrong.push("wider than the window");
  return [...new Set(wrong)];
}
