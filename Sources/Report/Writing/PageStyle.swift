import Charts

/// The style sheet of a page: one column of words and drawings, wider where results stand side by side; light or dark as the
/// reader's system is, always light on paper.
enum PageStyle {
  /// Rules of the page, then those of its drawings.
  static var text: String {
    """
    :root{--paper:#fff;--ink:#1b1f24;--muted:#59626e;--faint:#e3e7ec;--soft:#f5f7f9;--accent:#0067a3}
    @media screen and (prefers-color-scheme:dark){:root{--paper:#14171c;--ink:#e6e9ee;--muted:#a7b0bc;--faint:#2b313a;--soft:#1b1f26;--accent:#6cc0f0}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 \(Palette.fonts)}
    main{max-width:47.5rem;margin:0 auto;padding:2.5rem 1.25rem 4rem;overflow-wrap:anywhere}
    main.many{max-width:94rem}
    .kicker{margin:0 0 .5rem;color:var(--muted);font-size:.8rem;letter-spacing:.06em;text-transform:uppercase}
    h1{margin:0 0 2rem;font-size:clamp(1.65rem,1.2rem + 2vw,2.4rem);line-height:1.15;letter-spacing:-.015em;text-wrap:balance}
    h2{margin:3.5rem 0 1rem;padding-top:.8rem;border-top:2px solid var(--ink);font-size:1.3rem;line-height:1.3}
    h3{margin:2rem 0 .6rem;font-size:1.08rem;line-height:1.35}
    section:first-of-type h2{margin-top:0}
    ul{margin:.5rem 0 1rem;padding-left:1.2rem;max-width:44rem}
    li{margin:.25rem 0}
    .numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1px;max-width:none;margin:0 0 1.5rem;padding:0;list-style:none;border:1px solid var(--faint);border-radius:.5rem;overflow:hidden}
    .numbers li{margin:0;padding:.9rem 1.1rem 1rem;box-shadow:0 0 0 1px var(--faint)}
    .numbers span,.numbers b{display:block}
    .kind{color:var(--muted);font-size:.85rem}
    .number{font-size:2rem;font-weight:650;line-height:1.2;letter-spacing:-.02em;font-variant-numeric:tabular-nums;white-space:nowrap}
    .number.long{font-size:1.3rem;line-height:1.85}
    .numbers li:first-child .number{color:var(--accent)}
    .remark{color:var(--muted);font-size:.85rem}
    .answer p{margin:0 0 .7rem;font-size:1.12rem;max-width:44rem}
    .missing{color:var(--muted);font-style:italic}
    figure{margin:2rem 0 0;container-type:inline-size;break-inside:avoid}
    figure h3{margin:0}
    .unit{margin:.1rem 0 .9rem;color:var(--muted);font-size:.88rem}
    svg{display:block;width:100%;height:auto}
    .narrow{display:none}
    @container (max-width:560px){.wide{display:none}.narrow{display:block}}
    figcaption{margin-top:.6rem;color:var(--muted);font-size:.8rem;line-height:1.45}
    details{margin:.5rem 0 2.5rem;font-size:.85rem}
    summary{width:fit-content;color:var(--accent);cursor:pointer}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums;overflow-wrap:normal}
    .first{font-size:.95rem}
    th,td{padding:.3rem 1.4rem .3rem 0;border-bottom:1px solid var(--faint);text-align:left;vertical-align:top}
    th:last-child,td:last-child{padding-right:0}
    th{border-bottom-color:var(--muted);font-weight:600;white-space:nowrap}
    td{max-width:24rem;overflow-wrap:break-word}
    @media (max-width:30rem){th,td{padding-right:.8rem}.first{font-size:.85rem}.numbers{grid-template-columns:1fr 1fr}}
    .n{text-align:right;white-space:nowrap}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(34rem,100%),1fr));gap:0 2.5rem}
    .pair>*{min-width:0}
    footer{margin-top:4rem;padding-top:.8rem;border-top:1px solid var(--faint);color:var(--muted);font-size:.8rem}
    a{color:var(--accent)}
    .sort{padding:0;border:0;background:none;color:inherit;font:inherit;font-weight:600;cursor:pointer}
    :focus-visible{outline:2px solid var(--accent);outline-offset:3px}
    @media print{
    @page{margin:16mm 14mm}
    body{font-size:10.5pt}
    main,main.many{max-width:none;padding:0}
    h2{break-after:avoid}
    summary{display:none}
    details{break-inside:auto}
    details::details-content{content-visibility:visible;display:block;block-size:auto}
    .scroll{overflow:visible}
    table{font-size:8pt;line-height:1.25}
    details th,details td{padding-top:.06rem;padding-bottom:.06rem}
    tr{break-inside:avoid}
    thead{display:table-header-group}
    }

    """ + Palette.rules(.auto)
  }
}
